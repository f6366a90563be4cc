/**
 * Names of months and days of the week, as data: full names in the cases that dates use, then abbreviations.
 *
 * Where two languages give one word to different months (`listopad`) neither meaning is listed but that of the larger language.
 */
const months: ReadonlyArray<readonly string[]> = [
  // English
  ['january february march april may june july august september october november december', 'jan feb mar apr may jun jul aug sept,sep oct nov dec'],
  // German, Dutch
  ['januar,jänner februar,feber märz april mai juni juli august september oktober november dezember', 'jan feb mär,mrz apr mai jun jul aug sept okt nov dez'],
  ['januari februari maart april mei juni juli augustus september oktober november december', 'jan feb mrt apr mei jun jul aug sep okt nov dec'],
  // French, Spanish, Portuguese, Italian, Catalan, Romanian
  ['janvier février,fevrier mars avril mai juin juillet août,aout septembre octobre novembre décembre,decembre', 'janv févr,fév mars avr mai juin juil août sept oct nov déc'],
  ['enero febrero marzo abril mayo junio julio agosto septiembre,setiembre octubre noviembre diciembre', 'ene feb mar abr may jun jul ago sept oct nov dic'],
  ['janeiro fevereiro março,marco abril maio junho julho agosto setembro outubro novembro dezembro', 'jan fev mar abr mai jun jul ago set out nov dez'],
  ['gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre', 'gen feb mar apr mag giu lug ago set ott nov dic'],
  ['gener febrer març abril maig juny juliol agost setembre octubre novembre desembre', ''],
  ['ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie', 'ian feb mar apr mai iun iul aug sept oct noi dec'],
  // Swedish, Danish and Norwegian, Finnish
  ['januari februari mars april maj juni juli augusti september oktober november december', 'jan feb mars apr maj juni juli aug sept okt nov dec'],
  ['januar februar marts,mars april maj,mai juni juli august september oktober november december,desember', 'jan feb mar apr maj jun jul aug sep okt nov dec,des'],
  ['tammikuuta,tammikuu helmikuuta,helmikuu maaliskuuta,maaliskuu huhtikuuta,huhtikuu toukokuuta,toukokuu kesäkuuta,kesäkuu heinäkuuta,heinäkuu elokuuta,elokuu syyskuuta,syyskuu lokakuuta,lokakuu marraskuuta,marraskuu joulukuuta,joulukuu', ''],
  // Polish, Czech, Hungarian
  ['stycznia,styczeń lutego,luty marca,marzec kwietnia,kwiecień maja,maj czerwca,czerwiec lipca,lipiec sierpnia,sierpień września,wrzesień października,październik listopada,listopad grudnia,grudzień', 'sty lut mar kwi maj cze lip sie wrz paź lis gru'],
  ['ledna,leden února,únor března,březen dubna,duben května,květen června,červen července,červenec srpna,srpen září října,říjen listopadu,listopad prosince,prosinec', ''],
  ['január február március április május június július augusztus szeptember október november december', 'jan febr márc ápr máj jún júl aug szept okt nov dec'],
  // Russian, Ukrainian, Greek, Turkish
  ['января,январь февраля,февраль марта,март апреля,апрель мая,май июня,июнь июля,июль августа,август сентября,сентябрь октября,октябрь ноября,ноябрь декабря,декабрь', 'янв фев мар апр мая июн июл авг сен,сент окт ноя,нояб дек'],
  ['січня,січень лютого,лютий березня,березень квітня,квітень травня,травень червня,червень липня,липень серпня,серпень вересня,вересень жовтня,жовтень листопада,листопад грудня,грудень', ''],
  ['ιανουαρίου,ιανουάριος φεβρουαρίου,φεβρουάριος μαρτίου,μάρτιος απριλίου,απρίλιος μαΐου,μάιος ιουνίου,ιούνιος ιουλίου,ιούλιος αυγούστου,αύγουστος σεπτεμβρίου,σεπτέμβριος οκτωβρίου,οκτώβριος νοεμβρίου,νοέμβριος δεκεμβρίου,δεκέμβριος', ''],
  ['ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık', 'oca şub mar nis may haz tem ağu eyl eki kas ara'],
  // Serbian and Bosnian (two scripts), Croatian, Slovenian, Slovak, Bulgarian
  ['januara,januar februara,februar marta,mart aprila,april maja,maj juna,jun jula,jul avgusta,avgust septembra,septembar oktobra,oktobar novembra,novembar decembra,decembar', ''],
  ['јануара,јануар фебруара,фебруар марта,март априла,април маја,мај јуна,јун јула,јул августа,август септембра,септембар октобра,октобар новембра,новембар децембра,децембар', ''],
  ['siječnja,siječanj veljače,veljača ožujka,ožujak travnja,travanj svibnja,svibanj lipnja,lipanj srpnja,srpanj kolovoza,kolovoz rujna,rujan - studenoga,studenog,studeni prosinca,prosinac', ''],
  ['januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra', ''],
  ['januára,január februára,február marca,marec apríla,apríl mája,máj júna,jún júla,júl augusta septembra októbra,október novembra decembra', ''],
  ['януари февруари март април май юни юли август септември октомври ноември декември', ''],
  // Lithuanian, Latvian, Estonian
  ['sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio', ''],
  ['janvāris,janvārī februāris,februārī marts,martā aprīlis,aprīlī maijs,maijā jūnijs,jūnijā jūlijs,jūlijā augusts,augustā septembris,septembrī oktobris,oktobrī novembris,novembrī decembris,decembrī', ''],
  ['jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember', ''],
  // Hindi, Bengali, Hebrew, Malay
  ['जनवरी फरवरी,फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर,सितम्बर अक्टूबर,अक्तूबर नवंबर,नवम्बर दिसंबर,दिसम्बर', ''],
  ['জানুয়ারি,জানুয়ারি ফেব্রুয়ারি,ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর', ''],
  ['ינואר,בינואר פברואר,בפברואר מרץ,במרץ אפריל,באפריל מאי,במאי יוני,ביוני יולי,ביולי אוגוסט,באוגוסט ספטמבר,בספטמבר אוקטובר,באוקטובר נובמבר,בנובמבר דצמבר,בדצמבר', ''],
  ['januari februari mac april mei jun julai ogos september oktober november disember', ''],
  // Swahili, Kazakh, Georgian, Armenian
  ['januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba', ''],
  ['қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан', ''],
  ['იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი', ''],
  ['հունվարի,հունվար փետրվարի,փետրվար մարտի,մարտ ապրիլի,ապրիլ մայիսի,մայիս հունիսի,հունիս հուլիսի,հուլիս օգոստոսի,օգոստոս սեպտեմբերի,սեպտեմբեր հոկտեմբերի,հոկտեմբեր նոյեմբերի,նոյեմբեր դեկտեմբերի,դեկտեմբեր', ''],
  // Indonesian, Arabic (two sets)
  ['januari februari maret april mei juni juli agustus september oktober november desember', 'jan feb mar apr mei jun jul agu sep okt nov des'],
  ['يناير فبراير مارس أبريل,ابريل مايو يونيو يوليو أغسطس,اغسطس سبتمبر أكتوبر,اكتوبر نوفمبر ديسمبر', ''],
  // Thai, Vietnamese
  ['มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม', 'ม.ค ก.พ มี.ค เม.ย พ.ค มิ.ย ก.ค ส.ค ก.ย ต.ค พ.ย ธ.ค'],
  ['tháng\u00a01,tháng\u00a001 tháng\u00a02,tháng\u00a002 tháng\u00a03,tháng\u00a003 tháng\u00a04,tháng\u00a004 tháng\u00a05,tháng\u00a005 tháng\u00a06,tháng\u00a006 tháng\u00a07,tháng\u00a007 tháng\u00a08,tháng\u00a008 tháng\u00a09,tháng\u00a009 tháng\u00a010 tháng\u00a011 tháng\u00a012', ''],
  ['كانون\u00a0الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين\u00a0الأول تشرين\u00a0الثاني كانون\u00a0الأول', '']
]

const weekdays = [
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun',
  'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so',
  'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
  'lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim',
  'lunes martes miércoles jueves viernes sábado domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira',
  'lunedì martedì mercoledì giovedì venerdì sabato domenica',
  'måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag',
  'poniedziałek wtorek środa czwartek piątek sobota niedziela',
  'понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс',
  'pazartesi salı çarşamba perşembe cuma cumartesi pazar',
  'senin selasa rabu kamis jumat sabtu minggu',
  'الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد',
  'hétfő kedd szerda csütörtök péntek szombat vasárnap luni marți marţi miercuri joi vineri sâmbătă duminică',
  'pondělí úterý středa čtvrtek pátek sobota neděle pondelok utorok streda štvrtok piatok nedeľa ponedjeljak utorak srijeda četvrtak petak subota nedjelja',
  'maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai понеділок вівторок середа четвер пʼятниця субота неділя',
  'δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার'
]

/** The number of each month name, in lower case; a full name maps to itself in `fullNames` too. */
export const monthNumbers: ReadonlyMap<string, number> = new Map(months.flatMap(([full = '', short = '']) => [...numbered(short), ...numbered(full)]))

/** Month names that are no abbreviations: only these are a date together with nothing but a year. */
export const fullMonths: ReadonlySet<string> = new Set(months.flatMap(([full = '']) => numbered(full).map(([name]) => name)))

/** Days of the week, in lower case. */
export const weekdayNames: readonly string[] = weekdays.flatMap((line) => line.split(' '))

function numbered(line: string): Array<[string, number]> {
  if (line === '') return []
  return line.split(' ').flatMap((names, index) => names.split(',').filter((name) => name !== '-').map((name): [string, number] => [name.replace('\u00a0', ' '), index + 1]))
}

/** An alternation for a regular expression, longer names first; names hold letters, spaces, hyphens and full stops only. */
export function alternation(names: Iterable<string>): string {
  return [...new Set(names)].sort((a, b) => b.length - a.length).join('|').replaceAll('.', '\\.')
}
