/** The tokens that texts are compared by: a Han or kana character is one, a word of any other script is one. */
const token = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]|[[\p{L}\p{N}_]--[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]]+/gv

export const tokens = (text) => text.toLowerCase().match(token) ?? []
