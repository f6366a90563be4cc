import {expect, test} from 'vitest'
import {detectLanguage, languageEvidence} from '../src/formats/language.ts'

test.each([
  ['zh', '今天天气很好，我们坐船出海，看见了两座灯塔。'], ['zh', 'Harbour Research 把 1 万枚 token 转入 Pier，价值 2335 万元，市场没有反应'], ['ja', '東京は今日もいい天気です。海まで歩きました。'], ['ko', '오늘은 날씨가 좋아서 바다에 갔습니다.'],
  ['ru', 'Сегодня хорошая погода, и мы пошли к морю.'], ['uk', 'Сьогодні гарна погода, і її всі люблять.'], ['bg', 'Днес времето е хубаво и ще отидем на разходка в планината.'], ['sr', 'Данас је лепо време, па ћемо ићи на море.'], ['be', 'Сёння добрае надвор’е, і мы пайшлі да мора ўсе разам.'],
  ['ar', 'الطقس جميل اليوم وذهبنا إلى البحر'], ['fa', 'امروز هوا خوب است و پرنده‌ها آواز می‌خوانند'], ['ur', 'آج موسم بہت اچھا ہے اور ہم سمندر پر گئے'], ['el', 'Σήμερα ο καιρός είναι καλός.'], ['he', 'היום מזג האוויר יפה מאוד'], ['th', 'วันนี้อากาศดีมาก เราไปทะเลกัน'], ['hi', 'आज मौसम बहुत अच्छा है और हम समुद्र गए'],
  ['en', 'The boat was tied to the pier, and nobody was on it.'], ['de', 'Das Boot lag am Steg, und niemand war auf dem Schiff.'], ['fr', 'Le bateau était au quai, et il y avait des gens sur le pont.'], ['es', 'El barco estaba en el muelle, y no había nadie en la cubierta.'],
  ['pt', 'O barco estava no cais, e não havia ninguém no convés da popa.'], ['it', 'La barca era legata al molo e non c’era nessuno sul ponte della nave.'], ['nl', 'De boot lag aan de kade en er was niemand op het dek van het schip.'], ['sv', 'Båten låg vid kajen och det var ingen på däcket som kunde svara.'],
  ['da', 'Båden lå ved kajen, og der var ikke nogen på dækket af skibet.'], ['pl', 'Łódź stała przy nabrzeżu, ale nie było na niej nikogo, kto by się odezwał.'], ['tr', 'Tekne rıhtımda duruyordu ve içinde hiç kimse yok gibi bir sessizlik var.'], ['id', 'Kapal itu berada di dermaga dan tidak ada orang yang menjawab dari dalam.'],
  ['vi', 'Con thuyền ở bến và không có người nào trả lời từ trong khoang.'], ['hu', 'A hajó a mólónál állt, és nem volt rajta senki, csak egy macska meg egy kutya.'], ['fi', 'Vene oli laiturissa, mutta kannella ei ollut ketään, joka olisi vastannut.']
])('%s: %s', (language, text) => expect(detectLanguage(text)).toBe(language))

test('what function words do not decide is left to trigrams', () => {
  const hausa = 'Jirgin ruwa yana tsaye a bakin teku kuma babu kowa a ciki lokacin da muka isa wurin da safe domin mu duba abin da ya faru jiya da dare'
  expect(detectLanguage(hausa)).toBe('ha')
})
test.each(['', 'Hello world', '1234 5678', '你好', 'A B C D E F G H I J K L M N O P Q R S T U V'])('too short to tell: %s', (text) => expect(detectLanguage(text)).toBeUndefined())
test('a long text is judged by its middle', () => expect(detectLanguage(`${'x '.repeat(3000)}${'这是一段足够长的中文。'.repeat(800)}${'y '.repeat(3000)}`)).toBe('zh'))
test('what the caller says comes before what the text shows', () => {
  expect(languageEvidence('今天天气很好，我们坐船出海。', 'zh-TW').map(({value, from}) => [value, from])).toEqual([['zh-TW', 'options.language'], ['zh', 'text']])
  expect(languageEvidence('x', undefined)).toEqual([])
})
