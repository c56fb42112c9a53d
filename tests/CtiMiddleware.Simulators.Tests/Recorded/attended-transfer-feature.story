# Asterisk 22.10.1, PJSIP telephones: recording ami-sip-parkfeature.txt, seconds 0 to 6.9.  Trimmed: the digits (typed by the telephone there, by Atxfer here); DialBegin stands before the ringing. The last two hang-ups race.
Newchannel c=1001.1 st=Ring num=1001 ext=1002 linked=1001.1
Newchannel c=1002.1 st=Down num=1002 ext=s linked=1001.1
NewConnectedLine c=1002.1 st=Down num=1002 conn=1001 ext=1002 linked=1001.1
DialBegin c=1001.1 d=1002.1 st=Ring dst=Down num=1001 ext=1002 linked=1001.1 dial=1002
NewConnectedLine c=1001.1 st=Ring num=1001 conn=1002 ext=1002 linked=1001.1
Newstate c=1002.1 st=Ringing num=1002 conn=1001 ext=1002 linked=1001.1
DialState c=1001.1 d=1002.1 st=Ring dst=Ringing num=1001 conn=1002 ext=1002 linked=1001.1 status=RINGING
Newstate c=1002.1 st=Up num=1002 conn=1001 ext=1002 linked=1001.1
DialEnd c=1001.1 d=1002.1 st=Ring dst=Up num=1001 conn=1002 ext=1002 linked=1001.1 status=ANSWER
Newstate c=1001.1 st=Up num=1001 conn=1002 ext=1002 linked=1001.1
BridgeCreate b=b1 n=0 type=basic
BridgeEnter c=1002.1 st=Up num=1002 conn=1001 linked=1001.1 b=b1 n=1 type=basic
BridgeEnter c=1001.1 st=Up num=1001 conn=1002 ext=1002 linked=1001.1 b=b1 n=2 type=basic
Hold c=1002.1 st=Up num=1002 conn=1001 linked=1001.1
MusicOnHoldStart c=1001.1 st=Up num=1001 conn=1002 ext=1002 linked=1001.1
Newchannel c=L1003.1;1 st=Down ext=1003 linked=1001.1
Newchannel c=L1003.1;2 st=Ring ext=1003 linked=1001.1
BridgeCreate b=b2 n=0 type=basic
NewCallerid c=L1003.1;2 st=Ring num=1002 ext=1003 linked=1001.1
LocalBridge one=L1003.1;1 ext=1003
NewConnectedLine c=L1003.1;1 st=Down conn=1002 ext=1003 linked=1001.1
BridgeEnter c=L1003.1;1 st=Down conn=1002 ext=1003 linked=1001.1 b=b2 n=1 type=basic
BridgeLeave c=1002.1 st=Up num=1002 conn=1001 linked=1001.1 b=b1 n=1 type=basic
BridgeEnter c=1002.1 st=Up num=1002 conn=1001 linked=1001.1 b=b2 n=2 type=basic
NewConnectedLine c=1002.1 st=Up num=1002 linked=1001.1
Newchannel c=1003.1 st=Down num=1003 ext=s linked=1001.1
NewConnectedLine c=1003.1 st=Down num=1003 conn=1002 ext=1003 linked=1001.1
DialBegin c=L1003.1;2 d=1003.1 st=Ring dst=Down num=1002 ext=1003 linked=1001.1 dial=1003
NewConnectedLine c=L1003.1;2 st=Ring num=1002 conn=1003 ext=1003 linked=1001.1
NewConnectedLine c=1002.1 st=Up num=1002 conn=1003 linked=1001.1
Newstate c=1003.1 st=Ringing num=1003 conn=1002 ext=1003 linked=1001.1
Newstate c=L1003.1;1 st=Ringing num=1003 conn=1002 ext=1003 linked=1001.1
NewCallerid c=L1003.1;1 st=Ringing num=1003 conn=1002 ext=1003 linked=1001.1
DialState d=L1003.1;1 dst=Ringing status=RINGING
DialState c=L1003.1;2 d=1003.1 st=Ring dst=Ringing num=1002 conn=1003 ext=1003 linked=1001.1 status=RINGING
Newstate c=1003.1 st=Up num=1003 conn=1002 ext=1003 linked=1001.1
DialEnd c=L1003.1;2 d=1003.1 st=Ring dst=Up num=1002 conn=1003 ext=1003 linked=1001.1 status=ANSWER
Newstate c=L1003.1;2 st=Up num=1002 conn=1003 ext=1003 linked=1001.1
BridgeCreate b=b3 n=0 type=basic
BridgeEnter c=1003.1 st=Up num=1003 conn=1002 linked=1001.1 b=b3 n=1 type=basic
Newstate c=L1003.1;1 st=Up num=1003 conn=1002 ext=1003 linked=1001.1
DialEnd d=L1003.1;1 dst=Up status=ANSWER
BridgeEnter c=L1003.1;2 st=Up num=1002 conn=1003 ext=1003 linked=1001.1 b=b3 n=2 type=basic
HangupRequest c=1002.1 st=Up num=1002 conn=1003 linked=1001.1 cause=16
BridgeLeave c=1002.1 st=Up num=1002 conn=1003 linked=1001.1 b=b2 n=1 type=basic
BridgeMerge tob=b1 fromb=b2
BridgeLeave c=L1003.1;1 st=Up num=1003 conn=1002 ext=1003 linked=1001.1 b=b2 n=0 type=basic
BridgeEnter c=L1003.1;1 st=Up num=1003 conn=1002 ext=1003 linked=1001.1 b=b1 n=2 type=basic
MusicOnHoldStop c=1001.1 st=Up num=1001 conn=1002 ext=1002 linked=1001.1
NewConnectedLine c=1001.1 st=Up num=1001 conn=1003 ext=1002 linked=1001.1
NewConnectedLine c=L1003.1;1 st=Up num=1003 conn=1001 ext=1003 linked=1001.1
NewConnectedLine c=1003.1 st=Up num=1003 conn=1001 linked=1001.1
AttendedTransfer transferee=1001.1 orig=1002.1 second=1002.1 b1st=b1 b2nd=b2 destb=b1 result=Success desttype=Bridge
BridgeDestroy b=b2 n=0 type=basic
Hangup c=1002.1 st=Up num=1002 conn=1003 linked=1001.1 cause=16
LocalOptimizationBegin one=L1003.1;1 source=1001.1
BridgeLeave c=1001.1 st=Up num=1001 conn=1003 ext=1002 linked=1001.1 b=b1 n=1 type=basic
NewCallerid c=L1003.1;2 st=Up num=1001 conn=1003 ext=1003 linked=1001.1
BridgeLeave c=L1003.1;2 st=Up num=1001 conn=1003 ext=1003 linked=1001.1 b=b3 n=1 type=basic
BridgeEnter c=1001.1 st=Up num=1001 conn=1003 ext=1002 linked=1001.1 swap=L1003.1;2 b=b3 n=2 type=basic
LocalOptimizationEnd one=L1003.1;1
BridgeLeave c=L1003.1;1 st=Up num=1003 conn=1001 ext=1003 linked=1001.1 b=b1 n=0 type=basic
HangupRequest c=L1003.1;2 st=Up num=1001 conn=1003 ext=1003 linked=1001.1 cause=16
Hangup c=L1003.1;1 st=Up num=1003 conn=1001 ext=1003 linked=1001.1 cause=16
BridgeDestroy b=b1 n=0 type=basic
SoftHangupRequest c=L1003.1;2 st=Up num=1001 conn=1003 ext=1003 linked=1001.1 cause=16
Hangup c=L1003.1;2 st=Up num=1001 conn=1003 ext=1003 linked=1001.1 cause=16
HangupRequest c=1001.1 st=Up num=1001 conn=1003 ext=1002 linked=1001.1 cause=16
BridgeLeave c=1001.1 st=Up num=1001 conn=1003 ext=1002 linked=1001.1 b=b3 n=1 type=basic
SoftHangupRequest c=1001.1 st=Up num=1001 conn=1003 ext=1002 linked=1001.1 cause=16
BridgeLeave c=1003.1 st=Up num=1003 conn=1001 linked=1001.1 b=b3 n=0 type=basic
BridgeDestroy b=b3 n=0 type=basic
Hangup c=1001.1 st=Up num=1001 conn=1003 ext=1002 linked=1001.1 cause=16
Hangup c=1003.1 st=Up num=1003 conn=1001 linked=1001.1 cause=16
