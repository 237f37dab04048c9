-- Chats that WhatsApp exported are uploaded as well.
alter table import_run
    drop constraint import_run_format_known,
    add constraint import_run_format_known check (format in ('JSON_LINES', 'JSON_ARRAY', 'CSV', 'XLSX', 'WHATSAPP_CHAT'));
