/** Written by tools/plain.py from kasane/plain/limits.py. */

export const TEXT = 4000;
export const NAME = 60;
export const IN_LIST = 30;
export const SOURCES = 50;
export const AT_ONCE = 200;
export const MINUTES = 600;
export const SHOWN = 80;
export const IN_SIDE = 3;
export const SIDES_APART = 0.25;
export const IDEAS_APART = 2;
export const TEXT_TOO_LONG = "長すぎます（4000文字まで）";
export const NAME_TOO_LONG = "60文字までです";
export const LIST_TOO_LONG = "30個までです";
export const ALL_BESIDE = "_groups";
export const FLOOR_QUESTIONS = "floor_questions";
