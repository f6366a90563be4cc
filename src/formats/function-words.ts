// The commonest words of languages in Latin letters, as data; words of one letter, which are in every list and formula, are left out.
const words: Readonly<Record<string, string>> = {
  en: 'the of and to is that it was for on with as are this have from at by not which they be been has had will would their there what about when who you your we can all more its one but if or how up out our than so',
  de: 'der die das und ist nicht mit von den dem ein eine einer eines im für auf zu sich auch werden wird sind aus bei nach wie über nur oder einen noch durch war hat zum zur',
  nl: 'het een van en is dat niet op zijn voor met aan er ook naar maar bij om uit worden deze wordt heeft dit werd nog geen',
  fr: 'le les des et est une dans que pour qui sur pas du au plus par avec sont ce cette il elle ont aux leur mais comme nous vous été ses ou être fait',
  es: 'el los las una del que por con para su es al lo como más pero sus fue ha este sobre entre cuando también desde hasta muy años sin son está estaba había porque donde quien',
  pt: 'os as um uma do da dos das em no na que não para com por mais se como foi ao mas sua seu são ou ser também pela pelo até isso está já',
  it: 'il lo gli di che un una della del per con non sono nel alla dei delle da si più anche come dal ha questo al le sul nella degli',
  ca: 'el els les amb una del que per és als pels més són aquesta aquest però també seva entre fins',
  ro: 'și în de la cu pe nu este din pentru care sunt că un mai după prin fost fi acest această',
  sv: 'och att det är som en på för av med den inte till har de om ett var från vid också men kan hade efter eller nu ska',
  da: 'og at det er som en på for af med den ikke til har de om et var fra ved også men kan havde efter eller nu skal blev hvor',
  no: 'og at det er som en på for av med den ikke til har de om et var fra ved også men kan hadde etter eller nå skal ble hvor',
  fi: 'ja on ei että se oli hän mutta kun myös ovat joka mukaan vuonna kuin tai sekä ole niin jos sen',
  pl: 'na do nie się jest że to jak po od za przez dla są oraz był ale tym może które który tego czy',
  cs: 'na se je že to do jako po za by pro jsou od ale byl při které který však podle jeho',
  sk: 'na sa je že to do ako po za by pre sú od ale bol pri ktoré ktorý však podľa jeho',
  hr: 'na je se da za su od koji iz što kao ili nije ali koje bio ako već',
  hu: 'az és hogy nem egy is volt meg de ez csak vagy már még mint ki el azt lehet szerint',
  tr: 've bir bu da de için ile olarak çok daha olan gibi sonra kadar en ne değil var olduğu ya ise',
  id: 'yang dan di dari untuk dengan pada ini itu dalam tidak adalah akan oleh telah juga sebagai ke mereka ada bisa dapat',
  vi: 'và của là có không được trong cho một các những người với đã này để khi từ đến như',
  tl: 'ang ng sa mga na ay at ito para hindi siya ni kay nang may',
  sw: 'ya na wa kwa ni katika la za kuwa hii cha kama hiyo'
}

/** The languages in which a word, in lower case, is a function word. */
export const functionWords: ReadonlyMap<string, readonly string[]> = invert()

function invert(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [language, line] of Object.entries(words)) {
    for (const word of line.split(' ')) found.set(word, [...(found.get(word) ?? []), language])
  }
  return found
}
