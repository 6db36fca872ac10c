/** All rules, sorted by code; adding one is a file and a line. */
import type { Rule } from '../lint/rule.js';
import { aliasInLookupTable } from './alias-in-lookup-table.js';
import { anonymousCipherExclusion } from './anonymous-cipher-exclusion.js';
import { badBoolean } from './bad-boolean.js';
import { badCompatibilityLevel } from './bad-compatibility-level.js';
import { badField } from './bad-field.js';
import { badInteger } from './bad-integer.js';
import { badLength } from './bad-length.js';
import { badPatternResult } from './bad-pattern-result.js';
import { badTime } from './bad-time.js';
import { berkeleyDbCache } from './berkeley-db-cache.js';
import { brokenReference } from './broken-reference.js';
import { cipherExclusionOperator } from './cipher-exclusion-operator.js';
import { cipherOrder } from './cipher-order.js';
import { cleartextDelivery } from './cleartext-delivery.js';
import { cleartextReception } from './cleartext-reception.js';
import { commentAfterText } from './comment-after-text.js';
import { connectionReuseWithoutTlsproxy } from './connection-reuse-without-tlsproxy.js';
import { daneWithoutDnssec } from './dane-without-dnssec.js';
import { defaultProtocols } from './default-protocols.js';
import { deprecatedParameter } from './deprecated-parameter.js';
import { dsaCertificate } from './dsa-certificate.js';
import { duplicateParameter } from './duplicate-parameter.js';
import { duplicateService } from './duplicate-service.js';
import { duplicateTableKey } from './duplicate-table-key.js';
import { emptyProtocolRange } from './empty-protocol-range.js';
import { excludedTls13 } from './excluded-tls13.js';
import { fieldCount } from './field-count.js';
import { ignoredLegacyCertificate } from './ignored-legacy-certificate.js';
import { ignoredTlsParameter } from './ignored-tls-parameter.js';
import { indentedFirstLine } from './indented-first-line.js';
import { integerOutOfRange } from './integer-out-of-range.js';
import { invalidSecurityLevel } from './invalid-security-level.js';
import { invalidTlsPolicy } from './invalid-tls-policy.js';
import { legacyCertificateParameters } from './legacy-certificate-parameters.js';
import { malformedAlias } from './malformed-alias.js';
import { malformedClientLine } from './malformed-client-line.js';
import { malformedNetwork } from './malformed-network.js';
import { malformedPattern } from './malformed-pattern.js';
import { mandatoryTlsOnMx } from './mandatory-tls-on-mx.js';
import { mandatoryTlsToEveryone } from './mandatory-tls-to-everyone.js';
import { meaninglessProtocolNumber } from './meaningless-protocol-number.js';
import { misplacedWrappermode } from './misplaced-wrappermode.js';
import { missingCertificate } from './missing-certificate.js';
import { missingEquals } from './missing-equals.js';
import { missingKeyFile } from './missing-key-file.js';
import { missingName } from './missing-name.js';
import { missingTableValue } from './missing-table-value.js';
import { missingTrustAnchors } from './missing-trust-anchors.js';
import { missingWrappermode } from './missing-wrappermode.js';
import { needlessCertificateRequest } from './needless-certificate-request.js';
import { newerParameter } from './newer-parameter.js';
import { noCipherLeft } from './no-cipher-left.js';
import { optionWithoutEquals } from './option-without-equals.js';
import { ownCertificateAsAuthority } from './own-certificate-as-authority.js';
import { placeholderCertificate } from './placeholder-certificate.js';
import { privateInetService } from './private-inet-service.js';
import { protocolGap } from './protocol-gap.js';
import { protocolSpaceTrap } from './protocol-space-trap.js';
import { quotedValue } from './quoted-value.js';
import { readOnlyParameter } from './read-only-parameter.js';
import { redundantCipherExclusion } from './redundant-cipher-exclusion.js';
import { removedParameter } from './removed-parameter.js';
import { renegotiationAllowed } from './renegotiation-allowed.js';
import { selfReference } from './self-reference.js';
import { serverPolicyTable } from './server-policy-table.js';
import { serverSessionCache } from './server-session-cache.js';
import { smtpsServiceName } from './smtps-service-name.js';
import { strayArgument } from './stray-argument.js';
import { strictOpportunisticProtocols } from './strict-opportunistic-protocols.js';
import { stsInsteadOfDane } from './sts-instead-of-dane.js';
import { submissionWithoutEncryption } from './submission-without-encryption.js';
import { swallowedParameter } from './swallowed-parameter.js';
import { textAfterCondition } from './text-after-condition.js';
import { textAfterNul } from './text-after-nul.js';
import { tls13SuiteInCipherList } from './tls13-suite-in-cipher-list.js';
import { unbalancedBraces } from './unbalanced-braces.js';
import { unbalancedTableQuote } from './unbalanced-table-quote.js';
import { uncoveredProtocols } from './uncovered-protocols.js';
import { undefinedReference } from './undefined-reference.js';
import { unenforceableClientCertificate } from './unenforceable-client-certificate.js';
import { unknownCheckAction } from './unknown-check-action.js';
import { unknownCipher } from './unknown-cipher.js';
import { unknownCipherGrade } from './unknown-cipher-grade.js';
import { unknownClientKey } from './unknown-client-key.js';
import { unknownKeyExchangeGroup } from './unknown-key-exchange-group.js';
import { unknownParameter } from './unknown-parameter.js';
import { unknownPatternFlag } from './unknown-pattern-flag.js';
import { unknownProtocol } from './unknown-protocol.js';
import { unknownTlsOption } from './unknown-tls-option.js';
import { unmatchedCondition } from './unmatched-condition.js';
import { unprotectedRelayPassword } from './unprotected-relay-password.js';
import { unreadOption } from './unread-option.js';
import { unreportedTlsPolicy } from './unreported-tls-policy.js';
import { unrequestedClientCertificate } from './unrequested-client-certificate.js';
import { unsupportedProtocolComparison } from './unsupported-protocol-comparison.js';
import { unsupportedSecurityLevel } from './unsupported-security-level.js';
import { unusedCertificate } from './unused-certificate.js';
import { unusedCipherList } from './unused-cipher-list.js';
import { unusedMandatoryCiphers } from './unused-mandatory-ciphers.js';
import { verboseTlsLogging } from './verbose-tls-logging.js';
import { weakCipherGrade } from './weak-cipher-grade.js';
import { weakCipherList } from './weak-cipher-list.js';
import { weakFingerprintDigest } from './weak-fingerprint-digest.js';
import { weakProtocols } from './weak-protocols.js';
import { weakTlsPolicy } from './weak-tls-policy.js';
import { wrappermodeWithoutEncrypt } from './wrappermode-without-encrypt.js';

export const RULES: readonly Rule[] = [
  aliasInLookupTable,
  anonymousCipherExclusion,
  badBoolean,
  badCompatibilityLevel,
  badField,
  badInteger,
  badLength,
  badPatternResult,
  badTime,
  berkeleyDbCache,
  brokenReference,
  cipherExclusionOperator,
  cipherOrder,
  cleartextDelivery,
  cleartextReception,
  commentAfterText,
  connectionReuseWithoutTlsproxy,
  daneWithoutDnssec,
  defaultProtocols,
  deprecatedParameter,
  dsaCertificate,
  duplicateParameter,
  duplicateService,
  duplicateTableKey,
  emptyProtocolRange,
  excludedTls13,
  fieldCount,
  ignoredLegacyCertificate,
  ignoredTlsParameter,
  indentedFirstLine,
  integerOutOfRange,
  invalidSecurityLevel,
  invalidTlsPolicy,
  legacyCertificateParameters,
  malformedAlias,
  malformedClientLine,
  malformedNetwork,
  malformedPattern,
  mandatoryTlsOnMx,
  mandatoryTlsToEveryone,
  meaninglessProtocolNumber,
  misplacedWrappermode,
  missingCertificate,
  missingEquals,
  missingKeyFile,
  missingName,
  missingTableValue,
  missingTrustAnchors,
  missingWrappermode,
  needlessCertificateRequest,
  newerParameter,
  noCipherLeft,
  optionWithoutEquals,
  ownCertificateAsAuthority,
  placeholderCertificate,
  privateInetService,
  protocolGap,
  protocolSpaceTrap,
  quotedValue,
  readOnlyParameter,
  redundantCipherExclusion,
  removedParameter,
  renegotiationAllowed,
  selfReference,
  serverPolicyTable,
  serverSessionCache,
  smtpsServiceName,
  strayArgument,
  strictOpportunisticProtocols,
  stsInsteadOfDane,
  submissionWithoutEncryption,
  swallowedParameter,
  textAfterCondition,
  textAfterNul,
  tls13SuiteInCipherList,
  unbalancedBraces,
  unbalancedTableQuote,
  uncoveredProtocols,
  undefinedReference,
  unenforceableClientCertificate,
  unknownCheckAction,
  unknownCipher,
  unknownCipherGrade,
  unknownClientKey,
  unknownKeyExchangeGroup,
  unknownParameter,
  unknownPatternFlag,
  unknownProtocol,
  unknownTlsOption,
  unmatchedCondition,
  unprotectedRelayPassword,
  unreadOption,
  unreportedTlsPolicy,
  unrequestedClientCertificate,
  unsupportedProtocolComparison,
  unsupportedSecurityLevel,
  unusedCertificate,
  unusedCipherList,
  unusedMandatoryCiphers,
  verboseTlsLogging,
  weakCipherGrade,
  weakCipherList,
  weakFingerprintDigest,
  weakProtocols,
  weakTlsPolicy,
  wrappermodeWithoutEncrypt,
];
