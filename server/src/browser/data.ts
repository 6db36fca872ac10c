/** Facts in the browser: part of the bundle. A test keeps the list of files whole. */
import accessActions from '../../data/access-actions.json' with { type: 'json' };
import ciphers from '../../data/ciphers.json' with { type: 'json' };
import daemons from '../../data/daemons.json' with { type: 'json' };
import headerChecksActions from '../../data/header-checks-actions.json' with { type: 'json' };
import lookupTables from '../../data/lookup-tables.json' with { type: 'json' };
import masterColumns from '../../data/master-columns.json' with { type: 'json' };
import parameterKinds from '../../data/parameter-kinds.json' with { type: 'json' };
import parameterTexts from '../../data/parameter-texts.json' with { type: 'json' };
import parameters from '../../data/parameters.json' with { type: 'json' };
import profiles from '../../data/profiles.json' with { type: 'json' };
import restrictions from '../../data/restrictions.json' with { type: 'json' };
import services from '../../data/services.json' with { type: 'json' };
import smtpWords from '../../data/smtp-words.json' with { type: 'json' };
import tls from '../../data/tls.json' with { type: 'json' };
import { rememberData, type DataFile } from '../service/index.js';

const FILES: Readonly<Record<DataFile, unknown>> = {
  'access-actions': accessActions,
  ciphers,
  daemons,
  'header-checks-actions': headerChecksActions,
  'lookup-tables': lookupTables,
  'master-columns': masterColumns,
  'parameter-kinds': parameterKinds,
  'parameter-texts': parameterTexts,
  parameters,
  profiles,
  restrictions,
  services,
  'smtp-words': smtpWords,
  tls,
};

/** All facts. */
export const BUNDLED_DATA = rememberData((file) => FILES[file]);
