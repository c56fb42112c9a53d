# Asterisk 22.10.1, PJSIP telephones: recording ami-sip-queue.txt, seconds 0 to 3.0.  Trimmed: the ringing of 1003 stands after the call of 1002; the two legs run in threads of their own.
Newchannel c=1001.1 st=Ring num=1001 ext=610 linked=1001.1
Newstate c=1001.1 st=Up num=1001 ext=610 linked=1001.1
QueueCallerJoin c=1001.1 st=Up num=1001 ext=610 linked=1001.1 queue=support pos=1 count=1
MusicOnHoldStart c=1001.1 st=Up num=1001 ext=610 linked=1001.1
Newchannel c=1003.1 st=Down num=1003 ext=s linked=1001.1
AgentCalled c=1001.1 d=1003.1 st=Up dst=Down num=1001 ext=610 linked=1001.1 queue=support agent=PJSIP/1003
DialBegin c=1001.1 d=1003.1 st=Up dst=Down num=1001 ext=610 linked=1001.1 dial=PJSIP/1003
Newchannel c=1002.1 st=Down num=1002 ext=s linked=1001.1
AgentCalled c=1001.1 d=1002.1 st=Up dst=Down num=1001 ext=610 linked=1001.1 queue=support agent=PJSIP/1002
DialBegin c=1001.1 d=1002.1 st=Up dst=Down num=1001 ext=610 linked=1001.1 dial=PJSIP/1002
Newstate c=1003.1 st=Ringing num=1003 conn=1001 ext=610 linked=1001.1
NewConnectedLine c=1003.1 st=Ringing num=1003 conn=1001 ext=610 linked=1001.1
DialState c=1001.1 d=1003.1 st=Up dst=Ringing num=1001 ext=610 linked=1001.1 status=RINGING
Newstate c=1002.1 st=Ringing num=1002 conn=1001 ext=610 linked=1001.1
NewConnectedLine c=1002.1 st=Ringing num=1002 conn=1001 ext=610 linked=1001.1
DialState c=1001.1 d=1002.1 st=Up dst=Ringing num=1001 ext=610 linked=1001.1 status=RINGING
HangupRequest c=1002.1 st=Ringing num=1002 conn=1001 ext=610 linked=1001.1 cause=17 tech=486
DialEnd c=1001.1 d=1002.1 st=Up dst=Ringing num=1001 ext=610 linked=1001.1 status=NOANSWER
AgentRingNoAnswer c=1001.1 d=1002.1 st=Up dst=Ringing num=1001 ext=610 linked=1001.1 queue=support agent=PJSIP/1002
Hangup c=1002.1 st=Ringing num=1002 conn=1001 ext=610 linked=1001.1 cause=17 tech=486
Newstate c=1003.1 st=Up num=1003 conn=1001 ext=610 linked=1001.1
DialEnd c=1001.1 d=1003.1 st=Up dst=Up num=1001 ext=610 linked=1001.1 status=ANSWER
NewConnectedLine c=1001.1 st=Up num=1001 conn=1003 ext=610 linked=1001.1
MusicOnHoldStop c=1001.1 st=Up num=1001 conn=1003 ext=610 linked=1001.1
QueueCallerLeave c=1001.1 st=Up num=1001 conn=1003 ext=610 linked=1001.1 queue=support pos=1 count=0
AgentConnect c=1001.1 d=1003.1 st=Up dst=Up num=1001 conn=1003 ext=610 linked=1001.1 queue=support agent=PJSIP/1003
BridgeCreate b=b1 n=0 type=basic
BridgeEnter c=1003.1 st=Up num=1003 conn=1001 ext=610 linked=1001.1 b=b1 n=1 type=basic
BridgeEnter c=1001.1 st=Up num=1001 conn=1003 ext=610 linked=1001.1 b=b1 n=2 type=basic
