# Asterisk 22.10.1, Local telephones: recording ami-queue.txt, seconds 7.349 to 8.4 (both ring, one answers).
# Trimmed: the second halves of the Local pairs and their bookkeeping are out, L2001 reads 1001, L2004 1003, L2104 1002;
# numbers are left out (they belong to the pairs); both legs are called before the first one rings, as PJSIP legs are.
QueueCallerJoin c=1001.1 queue=support pos=1 count=1
MusicOnHoldStart c=1001.1
Newchannel c=1003.1
AgentCalled c=1001.1 d=1003.1 queue=support agent=PJSIP/1003
DialBegin c=1001.1 d=1003.1 dial=PJSIP/1003
Newchannel c=1002.1
AgentCalled c=1001.1 d=1002.1 queue=support agent=PJSIP/1002
DialBegin c=1001.1 d=1002.1 dial=PJSIP/1002
Newstate c=1003.1
DialState c=1001.1 d=1003.1 status=RINGING
Newstate c=1002.1
DialState c=1001.1 d=1002.1 status=RINGING
Newstate c=1003.1
DialEnd c=1001.1 d=1003.1 status=ANSWER
DialEnd c=1001.1 d=1002.1 status=CANCEL
DialEnd c=1001.1 d=1002.1 status=CANCEL
Hangup c=1002.1 cause=26
MusicOnHoldStop c=1001.1
QueueCallerLeave c=1001.1 queue=support pos=1 count=0
AgentConnect c=1001.1 d=1003.1 queue=support agent=PJSIP/1003
BridgeCreate b=b1 n=0 type=basic
BridgeEnter c=1003.1 b=b1 n=1 type=basic
BridgeEnter c=1001.1 b=b1 n=2 type=basic
