# Asterisk 22.10.1, PJSIP telephones: recording ami-sip-refer-attended.txt, seconds 0 to 4.9. 
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
Hold c=1001.1 st=Up num=1001 conn=1002 ext=1002 linked=1001.1 music=default
MusicOnHoldStart c=1002.1 st=Up num=1002 conn=1001 linked=1001.1
Newchannel c=1001.2 st=Ring num=1001 ext=1003 linked=1001.2
Newchannel c=1003.1 st=Down num=1003 ext=s linked=1001.2
NewConnectedLine c=1003.1 st=Down num=1003 conn=1001 ext=1003 linked=1001.2
DialBegin c=1001.2 d=1003.1 st=Ring dst=Down num=1001 ext=1003 linked=1001.2 dial=1003
NewConnectedLine c=1001.2 st=Ring num=1001 conn=1003 ext=1003 linked=1001.2
Newstate c=1003.1 st=Ringing num=1003 conn=1001 ext=1003 linked=1001.2
DialState c=1001.2 d=1003.1 st=Ring dst=Ringing num=1001 conn=1003 ext=1003 linked=1001.2 status=RINGING
Newstate c=1003.1 st=Up num=1003 conn=1001 ext=1003 linked=1001.2
DialEnd c=1001.2 d=1003.1 st=Ring dst=Up num=1001 conn=1003 ext=1003 linked=1001.2 status=ANSWER
Newstate c=1001.2 st=Up num=1001 conn=1003 ext=1003 linked=1001.2
BridgeCreate b=b2 n=0 type=basic
BridgeEnter c=1003.1 st=Up num=1003 conn=1001 linked=1001.2 b=b2 n=1 type=basic
BridgeEnter c=1001.2 st=Up num=1001 conn=1003 ext=1003 linked=1001.2 b=b2 n=2 type=basic
Unhold c=1001.1 st=Up num=1001 conn=1002 ext=1002 linked=1001.1
Unhold c=1001.2 st=Up num=1001 conn=1003 ext=1003 linked=1001.2
MusicOnHoldStop c=1002.1 st=Up num=1002 conn=1001 linked=1001.1
BridgeLeave c=1002.1 st=Up num=1002 conn=1001 linked=1001.1 b=b1 n=1 type=basic
BridgeLeave c=1001.2 st=Up num=1001 conn=1003 ext=1003 linked=1001.2 b=b2 n=1 type=basic
BridgeEnter c=1002.1 st=Up num=1002 conn=1001 linked=1001.1 swap=1001.2 b=b2 n=2 type=basic
SoftHangupRequest c=1001.2 st=Up num=1001 conn=1003 ext=1003 linked=1001.2 cause=1
AttendedTransfer transferee=1002.1 orig=1001.1 second=1001.2 to=1003.1 b1st=b1 b2nd=b2 destb=b2 result=Success desttype=Bridge
SoftHangupRequest c=1001.2 st=Up num=1001 conn=1003 ext=1003 linked=1001.2 cause=16
NewConnectedLine c=1002.1 st=Up num=1002 conn=1003 linked=1001.1
BridgeLeave c=1001.1 st=Up num=1001 conn=1002 ext=1002 linked=1001.1 b=b1 n=0 type=basic
SoftHangupRequest c=1001.1 st=Up num=1001 conn=1002 ext=1002 linked=1001.1 cause=16
NewConnectedLine c=1003.1 st=Up num=1003 conn=1002 linked=1001.1
BridgeDestroy b=b1 n=0 type=basic
Hangup c=1001.1 st=Up num=1001 conn=1002 ext=1002 linked=1001.1 cause=16
Hangup c=1001.2 st=Up num=1001 conn=1003 ext=1003 linked=1001.2 cause=16
