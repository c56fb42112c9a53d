# Asterisk 22.10.1, PJSIP telephones: recording ami-sip-basic.txt, seconds 10.6 to 12.6.  Trimmed: at the end the two channels' threads race; the order is that of the other recordings.
Newchannel c=1001.1 st=Down num=1001 ext=s linked=1001.1
NewCallerid c=1001.1 st=Down num=1001 ext=s linked=1001.1
NewConnectedLine c=1001.1 st=Down num=1001 conn=1001 ext=s linked=1001.1
DialBegin d=1001.1 dst=Down dial=1001
Newstate c=1001.1 st=Ringing num=1001 conn=1001 ext=s linked=1001.1
DialState d=1001.1 dst=Ringing status=RINGING
Newstate c=1001.1 st=Up num=1001 conn=1001 ext=s linked=1001.1
DialEnd d=1001.1 dst=Up status=ANSWER
OriginateResponse c=1001.1 num=1001 ext=1002 response=Success reason=4
Newchannel c=1002.1 st=Down num=1002 ext=s linked=1001.1
NewConnectedLine c=1002.1 st=Down num=1002 conn=1001 ext=1002 linked=1001.1
DialBegin c=1001.1 d=1002.1 st=Up dst=Down num=1001 conn=1001 ext=1002 linked=1001.1 dial=1002
NewConnectedLine c=1001.1 st=Up num=1001 conn=1002 ext=1002 linked=1001.1
Newstate c=1002.1 st=Ringing num=1002 conn=1001 ext=1002 linked=1001.1
DialState c=1001.1 d=1002.1 st=Up dst=Ringing num=1001 conn=1002 ext=1002 linked=1001.1 status=RINGING
Newstate c=1002.1 st=Up num=1002 conn=1001 ext=1002 linked=1001.1
DialEnd c=1001.1 d=1002.1 st=Up dst=Up num=1001 conn=1002 ext=1002 linked=1001.1 status=ANSWER
BridgeCreate b=b1 n=0 type=basic
BridgeEnter c=1002.1 st=Up num=1002 conn=1001 linked=1001.1 b=b1 n=1 type=basic
BridgeEnter c=1001.1 st=Up num=1001 conn=1002 ext=1002 linked=1001.1 b=b1 n=2 type=basic
ChannelHungup c=1001.1
ChannelsHungupListComplete
BridgeLeave c=1001.1 st=Up num=1001 conn=1002 ext=1002 linked=1001.1 b=b1 n=1 type=basic
SoftHangupRequest c=1001.1 st=Up num=1001 conn=1002 ext=1002 linked=1001.1 cause=16
BridgeLeave c=1002.1 st=Up num=1002 conn=1001 linked=1001.1 b=b1 n=0 type=basic
BridgeDestroy b=b1 n=0 type=basic
Hangup c=1001.1 st=Up num=1001 conn=1002 ext=1002 linked=1001.1 cause=16
Hangup c=1002.1 st=Up num=1002 conn=1001 linked=1001.1 cause=16
