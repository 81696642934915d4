// Danish as it is typed and written: spellings, endings, slips, and the grades that a text names.

const VOWEL = /[aeiouyæøå]/;
const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
// Words that tell nothing of what is asked for, unless nothing else is typed.
const SMALL = new Set(("af alle alt at blev bliver bruge da de dem den denne der deres det dette dig din disse du efter " +
  "eller en end er et finde finder for fra få får før gør gøre ham han har have hen hende her hun hvad hvem hver hvilke " +
  "hvilken hvis hvor hvordan hvorfor hvornår i ikke ind jeg jer kan kommer kunne laver man med mellem men mere mig min " +
  "mit mod må nogen noget når og også om op os over på siger sig sin sker skal som står så ta tager taler til ud under " +
  "ved vi vil vores være").split(" "));
// What is put after a word, the longest first; three letters of it remain.
const ENDINGS = "erens ernes erne enes eren eres renes rene ene ere ens ers ets res en er et es re e s t".split(" ");
const UNEVEN = new Map([["barn", "børn"], ["bog", "bøg"], ["fod", "fød"], ["hånd", "hænd"], ["mand", "mænd"]]);
const DERIVED = /(?:ning|ing|else|sel|sl)$/;

function plain(text) {
  return text.normalize("NFC").replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "").toLowerCase();
}

// «fællesskab», «faellesskab» and «fallesskab» are one.
function folded(word) {
  return word.replace(/æ|ae/g, "a").replace(/ø|oe/g, "o").replace(/å|aa/g, "a").normalize("NFD").replace(/\p{M}/gu, "");
}

// «klasse» and «klasserne» → «klas»; «trivsel» and «trivslen» → «trivsl».
function stem(word) {
  const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length >= 3);
  let found = ending ? word.slice(0, -ending.length) : word;
  if (!ending && word.length < 6) found = word.replace(/(..e)[nrt]s?$/, "$1"); // «ugen» → «uge»
  found = UNEVEN.get(found) || UNEVEN.get(word) || found;
  return found.replace(/([^aeiouyæøå])\1$/, "$1").replace(/([^aeiouyæøå])e([lrn])$/, "$1$2");
}

// A word with all that it is compared by: «trivsel» and «trives» have one root.
function forms(raw) {
  const ending = stem(raw);
  const flat = folded(ending);
  return { raw, fold: folded(raw), stem: ending, flat, root: folded(ending.replace(DERIVED, "")) };
}

// A word with hyphens is its parts and also one: «anti-mobbe-plan» holds «mobbeplan».
function parts(word) {
  return word.includes("-") ? [word.replaceAll("-", ""), ...word.split("-")] : [word];
}

// Whether two words differ by one letter too many, too few, another, or two that changed places.
function isSlip(a, b) {
  if (a.length > b.length) [a, b] = [b, a];
  if (b.length - a.length > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1);
  if (a[at] === b[at + 1] && a[at + 1] === b[at]) return a.slice(at + 2) === b.slice(at + 2);
  return (at > 0 || a.length > 7) && a.slice(at + 1) === b.slice(at + 1);
}

const ORDINALS = "nulte første anden tredje fjerde femte sjette syvende ottende niende tiende".split(" ");
const CLASS = "(?:klasse(?:trin)?\\p{L}{0,3}|kl|årgang\\p{L}{0,3}|aargang\\p{L}{0,3})(?!\\p{L})";
const NUMBER = "(?<![\\p{L}\\p{N}./-])\\d{1,2}";
const RANGE = new RegExp(`${NUMBER}\\.?\\s*(?:[-–—→]|->|til)\\s*(\\d{1,2})(?![\\p{L}\\p{N}/-])\\.?(?:\\s*${CLASS})?`, "gu");
const SEVERAL = new RegExp(`${NUMBER}\\.?(?:\\s*(?:,|og|eller|&)\\s*\\d{1,2}\\.?)*\\s*${CLASS}`, "gu");
const NAMED = new RegExp(`${CLASS}\\s*\\d{1,2}(?![\\p{L}\\p{N}.])`, "gu");
const LETTERED = new RegExp(`${NUMBER}\\.?\\s?[a-hu-z](?![\\p{L}\\p{N}])`, "gu");
const IN_LETTERS = ORDINALS.map((word) => new RegExp(`(?<!\\p{L})${word}(?=\\s+${CLASS})`, "gu"));

function numbers(text) {
  return text.match(/\d+/g).map(Number);
}

// The grades that a text names, as «#5», and its ranges, as «#0-3»; what is left of the text. A range
// in a text is all its grades, too; in what is asked, grades are also «5b», «klasse 5», «femte klasse».
function grades(text, isAsked) {
  const found = [];
  const take = (pattern, add) => { text = text.replace(pattern, (part) => { add(part); return " "; }); };
  if (isAsked) {
    IN_LETTERS.forEach((pattern, grade) => { text = text.replace(pattern, `${grade}.`); });
    text = text.replace(/(?<!\p{L})børnehaveklasse\p{L}{0,3}/gu, "0. klasse $&");
  } else if (!/\d/.test(text)) {
    return [found, text];
  }
  take(RANGE, (part) => {
    const [from, to] = numbers(part);
    found.push(`#${from}-${to}`);
    for (let grade = from; !isAsked && grade <= to && grade <= 10; grade++) found.push(`#${grade}`);
  });
  take(SEVERAL, (part) => found.push(...numbers(part).map((grade) => `#${grade}`)));
  if (isAsked) for (const pattern of [NAMED, LETTERED]) take(pattern, (part) => found.push(`#${numbers(part)[0]}`));
  return [found, text];
}
