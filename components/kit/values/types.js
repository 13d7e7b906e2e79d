/** The types of values by name. A new type is a class here and one in kasane/workshop/values.py. */

import { ChoicesValue, ChoiceValue, FlagValue } from "./choices.js";
import { DateValue, TimeValue } from "./moments.js";
import { PeopleValue, PersonValue } from "./people.js";
import { LongTextValue, NumberValue, TextValue } from "./texts.js";

/** @import {Field, ValueType} from "./value.js" */

/** @type {Record<string, new (field: Field) => ValueType>} */
export const TYPES = {
  text: TextValue,
  long_text: LongTextValue,
  number: NumberValue,
  date: DateValue,
  time: TimeValue,
  flag: FlagValue,
  choice: ChoiceValue,
  choices: ChoicesValue,
  person: PersonValue,
  people: PeopleValue,
};

/** @type {WeakMap<Field, ValueType>} */
const made = new WeakMap();

/** How the values of a field are shown, read and written. @param {Field} field */
export function typeOf(field) {
  const known = made.get(field);
  if (known) return known;
  const type = new (TYPES[field.type] ?? LongTextValue)(field);
  made.set(field, type);
  return type;
}
