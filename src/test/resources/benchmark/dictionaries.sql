insert into service_queue (name) select 'Serviço ' || n from generate_series(1, :services) n;

insert into agent (source, external_id, name, active)
select 'benchmark', 'A' || n, 'Agente ' || n, n <= :agents - :departed from generate_series(1, :agents) n;

insert into agent_tag (name) values ('Noite'), ('Desligados');
insert into agent_agent_tag (agent_id, agent_tag_id)
select id, case when active then 1 else 2 end from agent where id % 10 = 0 or not active;

insert into tag (name) select 'Etiqueta ' || n from generate_series(1, :tags) n;

-- One in about eight is a Silva or a Souza; the last three carry a name that nobody else has.
insert into contact (source, identity, name, external_id, document, document_plain, phone, email)
select 'benchmark', 'P' || n,
       case when n > :contacts - 3 then 'Quitéria Zuzarte'
            else first[1 + n % array_length(first, 1)] || ' ' || last[1 + floor(array_length(last, 1) * (n * 7919::bigint % 1000 / 1000.0) ^ 2)::int]
                 || ' ' || last[1 + n / 31 % array_length(last, 1)] end,
       'E' || n, lpad(n::text, 11, '0'), lpad(n::text, 11, '0'), null, null
from generate_series(1, :contacts) n,
     (select array ['Ana', 'Beatriz', 'Conceição', 'Débora', 'Fernanda', 'Inês', 'Júlia', 'Maria', 'Patrícia', 'João', 'José',
                 'Antônio', 'Carlos', 'Luís', 'Paulo', 'Marcos', 'Sebastião', 'Raimundo', 'Rafael', 'Vinícius', 'Cauã'] as first,
             array ['Silva', 'Souza', 'Oliveira', 'Santos', 'Pereira', 'Ferreira', 'Alves', 'Lima', 'Gomes', 'Costa', 'Ribeiro',
                 'Martins', 'Carvalho', 'Almeida', 'Araújo', 'Melo', 'Barbosa', 'Cardoso', 'Nascimento', 'Rocha', 'Dias',
                 'Montenegro', 'Gonçalves', 'Magalhães', 'Guimarães', 'Simões', 'Falcão', 'Galvão', 'Queiroz', 'Albuquerque',
                 'Bragança', 'D''Ávila', 'Peçanha', 'Xavier', 'Zanetti', 'Schmidt', 'Nakamura', 'Kowalski'] as last) names;
