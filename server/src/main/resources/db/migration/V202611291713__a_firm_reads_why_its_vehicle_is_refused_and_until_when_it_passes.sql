-- A permit without a last day was printed for ever, and whoever asked never read why it was refused.
alter table gate.permit add until_day date;
alter table gate.permit add reason text not null default '';
grant update (reason) on gate.permit to lianfang_app;
