export { countryOf, openCountries } from './countries.ts';
export { findPlaces } from './find-places.ts';
export { type Gazetteer, openGazetteer } from './gazetteer.ts';
export { placeOf, settingOf, venueOf } from './place-of.ts';
