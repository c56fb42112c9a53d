# Asterisk 22.10.1, PJSIP telephones: recording ami-sip-basic.txt, seconds 2.9 to 4.6. 
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
HangupRequest c=1002.1 st=Up num=1002 conn=1001 linked=1001.1 cause=16
BridgeLeave c=1002.1 st=Up num=1002 conn=1001 linked=1001.1 b=b1 n=1 type=basic
BridgeLeave c=1001.1 st=Up num=1001 conn=1002 ext=1002 linked=1001.1 b=b1 n=0 type=basic
BridgeDestroy b=b1 n=0 type=basic
SoftHangupRequest c=1001.1 st=Up num=1001 conn=1002 ext=1002 linked=1001.1 cause=16
Hangup c=1002.1 st=Up num=1002 conn=1001 linked=1001.1 cause=16
Hangup c=1001.1 st=Up num=1001 conn=1002 ext=1002 linked=1001.1 cause=16
