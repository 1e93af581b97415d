//! The made-up list, written four times.

pub(super) const ENTRIES: &str = "\
900001,\"EXAMPLE, Anna\",\"individual\",\"DPRK3] [CYBER2\",\"Clerk; Chief Clerk\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\
\"DOB 25 Nov 1983; alt. DOB circa 1982; alt. DOB 1980 to 1985; POB Amaurot, Utopia; nationality Utopia; citizen Atlantis; \
Gender Female; Passport X 12 (Utopia); Tax ID No. 77-8 (Utopia); a.k.a. 'ANNIE'; \
Digital Currency Address - XBT 1ExampleAddressOfNobody; alt. Digital Currency Address - ETH 0xExample; \
Email Address anna@example.org; Secondary sanctions risk: high; Linked To: EXAMPLE TRADING CO., LTD..\"\r\n\
900002,\"EXAMPLE TRADING CO., LTD.\",-0- ,\"DPRK3\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\
900003,\"FAIR EXAMPLE\",\"vessel\",\"DPRK3\",-0- ,\"UX12\",\"Tug\",\"100\",\"90\",\"Utopia\",-0- ,\
\"Vessel Registration Identification IMO 1234567.\"\r\n\u{1a}";

pub(super) const ADDRESSES: &str = "\
900001,1,\"1 Long Road\",\"Amaurot 77\",\"Utopia\",-0- \r\n900001,2,-0- ,-0- ,\"Atlantis\",-0- \r\n\
900002,3,-0- ,-0- ,-0- ,-0- \r\n\u{1a}";

pub(super) const ALIASES: &str = "\
900001,1,\"aka\",\"SAMPLE, Ann\",-0- \r\n900001,2,\"fka\",\"MUSTER, Anna\",-0- \r\n\u{1a}";

pub(super) const COMMENTS: &str = "\u{1a}";

pub(super) const CLASSIC: &str = r#"<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="http://example.org/any">
<publshInformation><Publish_Date>02/04/2031</Publish_Date><Record_Count>3</Record_Count></publshInformation>
<sdnEntry><uid>900001</uid><firstName>Anna</firstName><lastName>EXAMPLE</lastName><title>Clerk; Chief Clerk</title>
 <sdnType>Individual</sdnType><remarks>(Linked To: EXAMPLE TRADING CO., LTD.)</remarks>
 <programList><program>DPRK3</program><program>CYBER2</program></programList>
 <idList><id><uid>1</uid><idType>Gender</idType><idNumber>Female</idNumber></id>
  <id><idType>Passport</idType><idNumber>X 12</idNumber><idCountry>Utopia</idCountry></id>
  <id><idType>Tax ID No.</idType><idNumber>77-8</idNumber><idCountry>Utopia</idCountry></id>
  <id><idType>Digital Currency Address - XBT</idType><idNumber>1ExampleAddressOfNobody</idNumber></id>
  <id><idType>Digital Currency Address - ETH</idType><idNumber>0xExample</idNumber></id>
  <id><idType>Email Address</idType><idNumber>anna@example.org</idNumber></id>
  <id><idType>Secondary sanctions risk:</idType><idNumber>high</idNumber></id></idList>
 <akaList><aka><uid>1</uid><type>a.k.a.</type><category>weak</category><lastName>ANNIE</lastName></aka>
  <aka><type>a.k.a.</type><category>strong</category><lastName>SAMPLE</lastName><firstName>Ann</firstName></aka>
  <aka><type>f.k.a.</type><category>strong</category><lastName>MUSTER</lastName><firstName>Anna</firstName></aka></akaList>
 <addressList><address><uid>1</uid><address1>1 Long Road</address1><city>Amaurot 77</city><country>Utopia</country></address>
  <address><country>Atlantis</country></address></addressList>
 <nationalityList><nationality><country>Utopia</country><mainEntry>true</mainEntry></nationality></nationalityList>
 <citizenshipList><citizenship><country>Atlantis</country></citizenship></citizenshipList>
 <dateOfBirthList><dateOfBirthItem><dateOfBirth>25 Nov 1983</dateOfBirth></dateOfBirthItem>
  <dateOfBirthItem><dateOfBirth>circa 1982</dateOfBirth></dateOfBirthItem>
  <dateOfBirthItem><dateOfBirth>1980 to 1985</dateOfBirth></dateOfBirthItem></dateOfBirthList>
 <placeOfBirthList><placeOfBirthItem><placeOfBirth>Amaurot, Utopia</placeOfBirth></placeOfBirthItem></placeOfBirthList>
</sdnEntry>
<sdnEntry><uid>900002</uid><lastName>EXAMPLE TRADING CO., LTD.</lastName><sdnType>Entity</sdnType></sdnEntry>
<sdnEntry><uid>900003</uid><lastName>FAIR EXAMPLE</lastName><sdnType>Vessel</sdnType>
 <vesselInfo><callSign>UX12</callSign><vesselType>Tug</vesselType><vesselFlag>Utopia</vesselFlag></vesselInfo>
 <idList><id><idType>Vessel Registration Identification</idType><idNumber>IMO 1234567</idNumber></id></idList>
</sdnEntry>
</sdnList>
"#;

pub(super) const ENHANCED: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<sanctionsData xmlns="http://example.org/any"><publicationInfo><dataAsOf>2031-02-04T00:00:00</dataAsOf></publicationInfo>
<entities><entity id="900001"><generalInfo><entityType refId="600">Individual</entityType><title>Clerk; Chief Clerk</title></generalInfo>
 <sanctionsLists><sanctionsList datePublished="2031-02-03">SDN List</sanctionsList><sanctionsList datePublished="2032-01-01">B</sanctionsList></sanctionsLists>
 <sanctionsPrograms><sanctionsProgram>DPRK3</sanctionsProgram><sanctionsProgram>CYBER2</sanctionsProgram><sanctionsProgram>DPRK3</sanctionsProgram></sanctionsPrograms>
 <names><name id="1"><isPrimary>true</isPrimary><isLowQuality>false</isLowQuality><translations><translation><isPrimary>true</isPrimary><script>Latin</script>
   <formattedFirstName>Anna</formattedFirstName><formattedLastName>EXAMPLE</formattedLastName><formattedFullName>EXAMPLE, Anna</formattedFullName>
   <nameParts><namePart><type>Last Name</type><value>EXAMPLE</value></namePart><namePart><type>First Name</type><value>Anna</value></namePart></nameParts></translation></translations></name>
  <name><isPrimary>false</isPrimary><aliasType>A.K.A.</aliasType><isLowQuality>true</isLowQuality><translations><translation><isPrimary>true</isPrimary>
   <formattedLastName>ANNIE</formattedLastName><formattedFullName>ANNIE</formattedFullName></translation></translations></name>
  <name><isPrimary>false</isPrimary><aliasType>A.K.A.</aliasType><isLowQuality>false</isLowQuality><translations><translation><isPrimary>true</isPrimary>
   <formattedFirstName>Ann</formattedFirstName><formattedLastName>SAMPLE</formattedLastName></translation></translations></name>
  <name><isPrimary>false</isPrimary><aliasType>F.K.A.</aliasType><isLowQuality>false</isLowQuality><translations><translation><isPrimary>true</isPrimary>
   <formattedFirstName>Anna</formattedFirstName><formattedLastName>MUSTER</formattedLastName></translation></translations></name></names>
 <addresses><address><country>Utopia</country><translations><translation><isPrimary>true</isPrimary><addressParts>
   <addressPart><type>CITY</type><value>Amaurot 77</value></addressPart><addressPart><type>ADDRESS1</type><value>1 Long Road</value></addressPart></addressParts></translation></translations></address>
  <address><country>Atlantis</country><translations><translation><isPrimary>true</isPrimary></translation></translations></address></addresses>
 <features><feature><type>Birthdate</type><value>25 Nov 1983</value><valueDate><fromDateBegin>1983-11-25</fromDateBegin><fromDateEnd>1983-11-25</fromDateEnd>
   <toDateBegin>1983-11-25</toDateBegin><toDateEnd>1983-11-25</toDateEnd><isApproximate>false</isApproximate></valueDate></feature>
  <feature><type>Birthdate</type><value>circa 1982</value><valueDate><fromDateBegin>1982-01-01</fromDateBegin><fromDateEnd>1982-01-01</fromDateEnd>
   <toDateBegin>1982-12-31</toDateBegin><toDateEnd>1982-12-31</toDateEnd><isApproximate>true</isApproximate></valueDate></feature>
  <feature><type>Birthdate</type><value>1980 to 1985</value></feature>
  <feature><type>Place of Birth</type><value>Amaurot, Utopia</value></feature><feature><type>Nationality Country</type><value>Utopia</value></feature>
  <feature><type>Citizenship Country</type><value>Atlantis</value></feature><feature><type>Gender</type><value>Female</value></feature>
  <feature><type>Digital Currency Address - XBT</type><value>1ExampleAddressOfNobody</value></feature>
  <feature><type>Digital Currency Address - ETH</type><value>0xExample</value></feature>
  <feature><type>Email Address</type><value>anna@example.org</value></feature><feature><type>Secondary sanctions risk:</type><value>high</value></feature></features>
 <identityDocuments><identityDocument><type>Passport</type><documentNumber>X 12</documentNumber><issuingCountry>Utopia</issuingCountry></identityDocument>
  <identityDocument><type>Tax ID No.</type><documentNumber>77-8</documentNumber><issuingCountry>Utopia</issuingCountry></identityDocument></identityDocuments>
 <relationships><relationship><type>Owned or Controlled By</type><relatedEntity entityId="900002">EXAMPLE TRADING CO., LTD.</relatedEntity></relationship></relationships></entity>
<entity id="900002"><generalInfo><entityType>Entity</entityType></generalInfo><names><name><isPrimary>true</isPrimary><translations><translation><isPrimary>true</isPrimary>
  <formattedLastName>EXAMPLE TRADING CO., LTD.</formattedLastName><nameParts><namePart><type>Entity Name</type><value>Example Trading Co., Ltd.</value></namePart></nameParts></translation></translations></name></names></entity>
<entity id="900003"><generalInfo><entityType>Vessel</entityType></generalInfo><names><name><isPrimary>true</isPrimary><translations><translation><isPrimary>true</isPrimary>
  <formattedLastName>FAIR EXAMPLE</formattedLastName></translation></translations></name></names>
 <features><feature><type>Vessel Call Sign</type><value>UX12</value></feature><feature><type>Vessel Flag</type><value>Utopia</value></feature></features>
 <identityDocuments><identityDocument><type>Vessel Registration Identification</type><documentNumber>IMO 1234567</documentNumber></identityDocument></identityDocuments></entity>
</entities></sanctionsData>
"#;

pub(super) const ADVANCED: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="http://example.org/any" Version="1"><DateOfIssue CalendarTypeID="1"><Year>2031</Year><Month>2</Month><Day>4</Day></DateOfIssue>
<ReferenceValueSets><AliasTypeValues><AliasType ID="1">Name</AliasType><AliasType ID="2">A.K.A.</AliasType><AliasType ID="3">F.K.A.</AliasType></AliasTypeValues>
 <CountryValues><Country ID="71" ISO2="ZU">Utopia</Country><Country ID="72" ISO2="ZA">Atlantis</Country></CountryValues>
 <DetailReferenceValues><DetailReference ID="81">Female</DetailReference></DetailReferenceValues>
 <FeatureTypeValues><FeatureType ID="1">Birthdate</FeatureType><FeatureType ID="2">Place of Birth</FeatureType><FeatureType ID="3">Nationality Country</FeatureType>
  <FeatureType ID="4">Citizenship Country</FeatureType><FeatureType ID="5">Gender</FeatureType><FeatureType ID="6">Digital Currency Address - XBT</FeatureType>
  <FeatureType ID="7">Digital Currency Address - ETH</FeatureType><FeatureType ID="8">Email Address</FeatureType><FeatureType ID="9">Secondary sanctions risk:</FeatureType>
  <FeatureType ID="10">Location</FeatureType><FeatureType ID="11">Title</FeatureType><FeatureType ID="12">Vessel Call Sign</FeatureType><FeatureType ID="13">Vessel Flag</FeatureType></FeatureTypeValues>
 <IDRegDocTypeValues><IDRegDocType ID="1">Passport</IDRegDocType><IDRegDocType ID="2">Tax ID No.</IDRegDocType><IDRegDocType ID="3">Vessel Registration Identification</IDRegDocType></IDRegDocTypeValues>
 <LocPartTypeValues><LocPartType ID="1">ADDRESS1</LocPartType><LocPartType ID="4">CITY</LocPartType></LocPartTypeValues>
 <NamePartTypeValues><NamePartType ID="1">Last Name</NamePartType><NamePartType ID="2">First Name</NamePartType><NamePartType ID="3">Entity Name</NamePartType></NamePartTypeValues>
 <PartySubTypeValues><PartySubType ID="1" PartyTypeID="3">Vessel</PartySubType><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
 <PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType><PartyType ID="3">Transport</PartyType></PartyTypeValues>
 <RelationTypeValues><RelationType ID="15">Owned or Controlled By</RelationType></RelationTypeValues>
 <SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="2">Block</SanctionsType></SanctionsTypeValues></ReferenceValueSets>
<Locations><Location ID="31"><LocationCountry CountryID="71"/>
  <LocationPart LocPartTypeID="4"><LocPartValue Primary="true"><Comment/><Value>Amaurot 77</Value></LocPartValue></LocationPart>
  <LocationPart LocPartTypeID="1"><LocPartValue Primary="false"><Value>Calle Larga 1</Value></LocPartValue><LocPartValue Primary="true"><Value>1 Long Road</Value></LocPartValue></LocationPart></Location>
 <Location ID="32"><LocationCountry CountryID="72"/></Location><Location ID="33"><LocationCountry CountryID="71"/></Location></Locations>
<IDRegDocuments><IDRegDocument ID="1" IDRegDocTypeID="1" IdentityID="501" IssuedBy-CountryID="71"><Comment/><IDRegistrationNo>X 12</IDRegistrationNo></IDRegDocument>
 <IDRegDocument ID="2" IDRegDocTypeID="2" IdentityID="501" IssuedIn-LocationID="33"><IDRegistrationNo>77-8</IDRegistrationNo></IDRegDocument>
 <IDRegDocument ID="3" IDRegDocTypeID="3" IdentityID="503"><IDRegistrationNo>IMO 1234567</IDRegistrationNo></IDRegDocument></IDRegDocuments>
<DistinctParties><DistinctParty FixedRef="900001"><Comment/><Profile ID="900001" PartySubTypeID="4"><Identity ID="501" FixedRef="900001" Primary="true" False="false">
  <Alias AliasTypeID="2" Primary="false" LowQuality="true"><DocumentedName ID="2"><DocumentedNamePart><NamePartValue NamePartGroupID="13" ScriptID="215">ANNIE</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
  <Alias AliasTypeID="1" Primary="true" LowQuality="false"><DocumentedName ID="1" DocNameStatusID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="11" ScriptID="215">EXAMPLE</NamePartValue></DocumentedNamePart>
   <DocumentedNamePart><NamePartValue NamePartGroupID="12" ScriptID="215">Anna</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
  <Alias AliasTypeID="2" Primary="false" LowQuality="false"><DocumentedName ID="3"><DocumentedNamePart><NamePartValue NamePartGroupID="14">SAMPLE</NamePartValue></DocumentedNamePart>
   <DocumentedNamePart><NamePartValue NamePartGroupID="15">Ann</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
  <Alias AliasTypeID="3" Primary="false" LowQuality="false"><DocumentedName ID="4"><DocumentedNamePart><NamePartValue NamePartGroupID="16">MUSTER</NamePartValue></DocumentedNamePart>
   <DocumentedNamePart><NamePartValue NamePartGroupID="17">Anna</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
  <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="11" NamePartTypeID="1"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="12" NamePartTypeID="2"/></MasterNamePartGroup>
   <MasterNamePartGroup><NamePartGroup ID="13" NamePartTypeID="1"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="14" NamePartTypeID="1"/></MasterNamePartGroup>
   <MasterNamePartGroup><NamePartGroup ID="15" NamePartTypeID="2"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="16" NamePartTypeID="1"/></MasterNamePartGroup>
   <MasterNamePartGroup><NamePartGroup ID="17" NamePartTypeID="2"/></MasterNamePartGroup></NamePartGroups></Identity>
 <Feature ID="1" FeatureTypeID="1"><FeatureVersion ID="1"><Comment/><DatePeriod><Start Approximate="false"><From><Year>1983</Year><Month>11</Month><Day>25</Day></From><To><Year>1983</Year><Month>11</Month><Day>25</Day></To></Start>
  <End Approximate="false"><From><Year>1983</Year><Month>11</Month><Day>25</Day></From><To><Year>1983</Year><Month>11</Month><Day>25</Day></To></End></DatePeriod><VersionDetail DetailTypeID="1430"/></FeatureVersion></Feature>
 <Feature ID="2" FeatureTypeID="1"><FeatureVersion ID="2"><DatePeriod><Start Approximate="true"><From><Year>1982</Year><Month>1</Month><Day>1</Day></From><To><Year>1982</Year><Month>1</Month><Day>1</Day></To></Start>
  <End Approximate="true"><From><Year>1982</Year><Month>12</Month><Day>31</Day></From><To><Year>1982</Year><Month>12</Month><Day>31</Day></To></End></DatePeriod></FeatureVersion></Feature>
 <Feature ID="3" FeatureTypeID="1"><FeatureVersion ID="3"><DatePeriod><Start Approximate="false"><From><Year>1980</Year><Month>1</Month><Day>1</Day></From><To><Year>1980</Year><Month>12</Month><Day>31</Day></To></Start>
  <End Approximate="false"><From><Year>1985</Year><Month>1</Month><Day>1</Day></From><To><Year>1985</Year><Month>12</Month><Day>31</Day></To></End></DatePeriod></FeatureVersion></Feature>
 <Feature ID="4" FeatureTypeID="2"><FeatureVersion ID="4"><VersionDetail DetailTypeID="1432">Amaurot, Utopia</VersionDetail></FeatureVersion></Feature>
 <Feature ID="5" FeatureTypeID="3"><FeatureVersion ID="5"><VersionDetail DetailTypeID="1433"/><VersionLocation LocationID="33"/></FeatureVersion></Feature>
 <Feature ID="6" FeatureTypeID="4"><FeatureVersion ID="6"><VersionLocation LocationID="32"/></FeatureVersion></Feature>
 <Feature ID="7" FeatureTypeID="5"><FeatureVersion ID="7"><VersionDetail DetailTypeID="1431" DetailReferenceID="81"/></FeatureVersion></Feature>
 <Feature ID="8" FeatureTypeID="6"><FeatureVersion ID="8"><VersionDetail DetailTypeID="1432">1ExampleAddressOfNobody</VersionDetail></FeatureVersion></Feature>
 <Feature ID="9" FeatureTypeID="7"><FeatureVersion ID="9"><VersionDetail DetailTypeID="1432">0xExample</VersionDetail></FeatureVersion></Feature>
 <Feature ID="10" FeatureTypeID="8"><FeatureVersion ID="10"><VersionDetail DetailTypeID="1432">anna@example.org</VersionDetail></FeatureVersion></Feature>
 <Feature ID="11" FeatureTypeID="9"><FeatureVersion ID="11"><VersionDetail DetailTypeID="1432">high</VersionDetail></FeatureVersion></Feature>
 <Feature ID="12" FeatureTypeID="10"><FeatureVersion ID="12"><VersionLocation LocationID="31"/></FeatureVersion></Feature>
 <Feature ID="13" FeatureTypeID="10"><FeatureVersion ID="13"><VersionLocation LocationID="32"/></FeatureVersion></Feature>
 <Feature ID="14" FeatureTypeID="11"><FeatureVersion ID="14"><VersionDetail DetailTypeID="1432">Clerk</VersionDetail></FeatureVersion></Feature>
 <Feature ID="15" FeatureTypeID="11"><FeatureVersion ID="15"><VersionDetail DetailTypeID="1432">Chief Clerk</VersionDetail></FeatureVersion></Feature></Profile></DistinctParty>
<DistinctParty FixedRef="900002"><Profile ID="900002" PartySubTypeID="3"><Identity ID="502" Primary="true">
  <Alias AliasTypeID="1" Primary="true" LowQuality="false"><DocumentedName ID="5"><DocumentedNamePart><NamePartValue NamePartGroupID="21">EXAMPLE TRADING CO., LTD.</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
  <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="21" NamePartTypeID="3"/></MasterNamePartGroup></NamePartGroups></Identity></Profile></DistinctParty>
<DistinctParty FixedRef="900003"><Profile ID="900003" PartySubTypeID="1"><Identity ID="503" Primary="true">
  <Alias AliasTypeID="1" Primary="true" LowQuality="false"><DocumentedName ID="6"><DocumentedNamePart><NamePartValue>FAIR EXAMPLE</NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity>
 <Feature ID="21" FeatureTypeID="12"><FeatureVersion ID="21"><VersionDetail DetailTypeID="1432">UX12</VersionDetail></FeatureVersion></Feature>
 <Feature ID="22" FeatureTypeID="13"><FeatureVersion ID="22"><VersionLocation LocationID="33"/></FeatureVersion></Feature></Profile></DistinctParty></DistinctParties>
<ProfileRelationships><ProfileRelationship ID="1" From-ProfileID="900001" To-ProfileID="900002" RelationTypeID="15" Former="false"/></ProfileRelationships>
<SanctionsEntries><SanctionsEntry ID="1" ProfileID="900001" ListID="1550"><EntryEvent ID="1"><Date CalendarTypeID="1"><Year>2031</Year><Month>2</Month><Day>3</Day></Date></EntryEvent>
  <SanctionsMeasure ID="1" SanctionsTypeID="2"/><SanctionsMeasure ID="2" SanctionsTypeID="1"><Comment>DPRK3</Comment></SanctionsMeasure>
  <SanctionsMeasure ID="3" SanctionsTypeID="1"><Comment>CYBER2</Comment></SanctionsMeasure></SanctionsEntry></SanctionsEntries>
</Sanctions>
"#;
