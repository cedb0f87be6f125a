import { expect, test } from 'vitest';
import { identifyLanguage } from '#read';

// One sentence of our own a language: 'The harbour was quiet on Tuesday, and no ship has come in since the storm.'
test.each([
  ['en', 'The harbour was quiet on Tuesday, and no ship has come in since the storm.'],
  ['en', 'Quiet harbour, Port Sable'],
  ['en', 'Rio de Janeiro and Los Angeles are two of the cities that the team from La Paz has been to.'],
  [
    'fr',
    "Le port était calme mardi et aucun navire n'est entré dans la rade depuis la tempête qui a frappé les côtes.",
  ],
  [
    'es',
    'El puerto estaba tranquilo el martes y no ha entrado ningún barco desde la tormenta que azotó la costa según el capitán.',
  ],
  [
    'pt',
    'O porto estava calmo na terça-feira e não entrou mais nenhum navio desde a tempestade, segundo o capitão, que também não viu mais ninguém.',
  ],
  [
    'it',
    'Il porto era tranquillo martedì e nessuna nave è entrata dopo la tempesta che ha colpito anche le coste della regione.',
  ],
  ['de', 'Der Hafen war am Dienstag ruhig, und seit dem Sturm ist kein Schiff mehr in die Bucht gekommen.'],
  [
    'nl',
    'De haven was dinsdag rustig en er is sinds de storm geen schip meer in de baai aangekomen, zei het hoofd van de dienst.',
  ],
  ['sv', 'Hamnen var lugn på tisdagen och inget fartyg har kommit in efter stormen, säger en man som också var där.'],
  ['pl', 'Port był we wtorek spokojny i od czasu burzy nie wpłynął do niego żaden statek, który jest w rejestrze.'],
  ['tr', 'Liman salı günü sakindi ve fırtınadan sonra bir gemi bile girmedi, ama bu daha çok hava için böyle oldu.'],
  ['id', 'Pelabuhan itu sepi pada hari Selasa dan tidak ada kapal yang masuk dari laut untuk berlabuh di sana.'],
  ['ar', 'كان الميناء هادئا يوم الثلاثاء ولم تدخل أي سفينة منذ العاصفة'],
  ['fa', 'بندر روز سه‌شنبه آرام بود و پس از توفان هیچ کشتی‌ای وارد نشد و گفته شد چیزی دیده نشده است'],
  ['he', 'הנמל היה שקט ביום שלישי ושום אונייה לא נכנסה מאז הסערה'],
  ['ru', 'Порт был спокоен во вторник, и ни одно судно не вошло в бухту после бури, которая была сильной.'],
  ['uk', 'Порт був спокійний у вівторок, і жодне судно не зайшло в бухту після бурі.'],
  ['zh', '周二港口很平静,风暴过后没有船只进港。'],
  ['ja', '火曜日の港は静かで、嵐の後に入港した船はありません。'],
  ['ko', '화요일 항구는 조용했고 폭풍 이후 들어온 배는 없었다.'],
  ['el', 'Το λιμάνι ήταν ήσυχο την Τρίτη και κανένα πλοίο δεν μπήκε.'],
  ['hi', 'मंगलवार को बंदरगाह शांत था और तूफान के बाद कोई जहाज नहीं आया।'],
  ['und', '2024 — 143:9 (25)'],
])('%s: %s', (tag, text) => {
  expect(identifyLanguage(text)).toBe(tag);
});
