// Words of Dutch and English that say nothing about a subject, and the words that turn the next one round.

/** Lower case, as they are written. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "aan al alle alleen als altijd ander andere ben bent bij daar dan dat de der deze die dit door dus een eens er echt even ga gaan gaat ge " +
    "geweest gewoon haar had hadden heb hebben hebt heeft heel hem het hier hij hoe hun iemand iets ik in is ja je jij jou jouw jullie kan kon " +
    "kunnen kunt maar me meer men met mij mijn moest moet na naar nog nu of om omdat ons onze ook op over reeds te ten ter toch toen tot u uit " +
    "uw van veel vond voor waar want was wat we weer weg wel werd werden wie wij wil worden wordt zal ze zelf zeer zei zich zij zijn zo zou " +
    "a about after all also am an and any are as at be because been before being both but by can could did do does doing for from had has have " +
    "having he her here him his how i if in into is it its just me more most my of on or other our out over own really same she so some such " +
    "than that the their them then there these they this those to too up us very was we were what when where which while who why will with " +
    "would you your"
  ).split(" "),
);

/** "niet lekker" is another word than "lekker". */
export const NEGATIONS: ReadonlySet<string> = new Set(
  "niet geen nooit zonder not no never without don't doesn't didn't isn't wasn't can't couldn't won't".split(" "),
);
