insert into ivr (name) select 'URA ' || n from generate_series(1, 4) n;

insert into ivr_path (options)
select array(select (1 + (n * 7 + place * 3 + n / (place + 1)) % 6)::text from generate_series(1, 1 + n % 4) place) || n::text
from generate_series(1, 240) n;

insert into pause_reason (name) values ('Almoço'), ('Descanso'), ('Treinamento'), ('Reunião'), ('Banheiro');
