# Asterisk 22.10.1, Local telephones: recording ami-park.txt, seconds 2.71 to 4.72 (Park by AMI; another telephone fetches the call).
# Trimmed: starts with the Park; the second halves of the Local pairs and the fetching telephone's Originate are out;
# L2002 reads 1002, L2001 1001, L2006 1003; numbers are left out (the pairs have none).
BridgeCreate b=b1 n=0 type=parking
ParkedCall parkee=1002.1 lot=default space=701 parker=PJSIP/1001
BridgeLeave c=1002.1 b=b2 n=1 type=basic
BridgeEnter c=1002.1 b=b1 n=1 type=parking
MusicOnHoldStart c=1002.1
BridgeCreate b=b3 n=0 type=basic
MusicOnHoldStop c=1002.1
UnParkedCall parkee=1002.1 retriever=1003.1 lot=default space=701 parker=PJSIP/1001
BridgeLeave c=1002.1 b=b1 n=0 type=parking
BridgeEnter c=1002.1 b=b3 n=1 type=basic
BridgeEnter c=1003.1 b=b3 n=2 type=basic
NewConnectedLine c=1002.1
NewConnectedLine c=1003.1
