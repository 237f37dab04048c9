-- Phone numbers in their canonical form: E.164 with its plus where the country is known, digits alone where there is none.
-- What was stored before has digits alone; it is recomputed in the background.
alter table interaction rename column phone_digits to phone_number;
