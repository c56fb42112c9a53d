using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CtiMiddleware.Simulators.Board.GsmModem;

namespace CtiMiddleware.BoardSimulator.Tests.GsmModem;

/// <summary>The simulated GSM modem against recordings of programs by other hands, and its own rules.</summary>
public sealed partial class GsmModemTests
{
    private static readonly string[] s_newLines = ["\r\n"];

    // What phonesim lists for the same calls at the same times: a recording of ofono-phonesim 2.1.
    [Fact]
    public void The_calls_of_the_recorded_simulator_are_listed_the_same_here()
    {
        var bench = new ModemBench();
        bench.Phone.CanTransfer = false;
        bench.Phone.FarEnds["0612302"] = new FarEnd.Rings(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.9));
        bench.Phone.FarEnds["0612301"] = new FarEnd.Rings(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.003));
        var compared = 0;
        foreach (var (time, command, answers) in Recorded("phonesim-calls.txt").TakeWhile(static one => one.Command != "ATD155;"))
        {
            bench.After(time - bench.Kernel.Elapsed.TotalSeconds);
            // The recorded one refuses it, and says ERROR to everything else that it refuses.
            if (command is "AT+CMEE=1")
                continue;
            var said = bench.Ask(command).Split(s_newLines, StringSplitOptions.RemoveEmptyEntries);
            // Beside the unsolicited lines of its maker's own.
            Assert.Equal(answers.Where(static line => !line.StartsWith('*')), said);
            compared += said.Length;
        }
        Assert.True(compared > 20);
    }

    // All that a real ofonod asked of a modem until it was online and through a few calls.
    [Fact]
    public void Every_command_line_of_a_recorded_ofonod_has_one_final_result()
    {
        var asked = 0;
        foreach (var (_, command, _) in Recorded("ofono-at.txt"))
        {
            var bench = new ModemBench();
            var said = bench.Ask(command).Split(s_newLines, StringSplitOptions.RemoveEmptyEntries);
            Assert.Single(said, static line => Final().IsMatch(line));
            Assert.Matches(Final(), said[^1]);
            asked++;
        }
        Assert.True(asked > 80);
    }

    [Fact]
    public void A_caller_rings_until_the_call_is_answered_and_hangs_up()
    {
        var bench = new ModemBench();
        bench.Ask("AT+CRC=1;+CLIP=1;+CNAP=1");
        var call = bench.Phone.Call("5559876", "Alice")!;
        const string Ring = "\r\n+CRING: VOICE\r\n\r\n+CLIP: \"5559876\",129,,,,0\r\n\r\n+CNAP: \"Alice\",0\r\n";
        Assert.Equal(Ring, bench.Take());
        Assert.Equal(Ring, bench.After(3));
        Assert.Equal("\r\n+CLCC: 1,1,4,0,0,\"5559876\",129\r\n\r\nOK\r\n", bench.Ask("AT+CLCC"));
        Assert.Equal("\r\nOK\r\n", bench.Ask("ATA"));
        Assert.Equal("", bench.After(10));
        bench.Phone.HangUpThere(call);
        Assert.Equal("\r\nNO CARRIER\r\n", bench.Take());
        Assert.Equal("\r\nOK\r\n", bench.Ask("AT+CLCC"));
    }

    [Fact]
    public void A_waiting_call_is_told_once_and_taken_with_the_first_on_hold()
    {
        var bench = new ModemBench();
        bench.Ask("AT+CCWA=1;+CMEE=1");
        bench.Ask("ATD123;");
        bench.After(5);
        bench.Phone.Call("+4930123");
        Assert.Equal("\r\n+CCWA: \"+4930123\",145,1\r\n", bench.Take());
        Assert.Equal("\r\nOK\r\n", bench.Ask("AT+CHLD=2"));
        Assert.Equal("\r\n+CLCC: 1,0,1,0,0,\"123\",129\r\n\r\n+CLCC: 2,1,0,0,0,\"+4930123\",145\r\n\r\nOK\r\n", bench.Ask("AT+CLCC"));
        Assert.Equal("\r\nOK\r\n", bench.Ask("AT+CHLD=3"));
        Assert.Equal("\r\nOK\r\n", bench.Ask("AT+CHLD=22"));
        Assert.Equal("\r\n+CME ERROR: 3\r\n", bench.Ask("AT+CHLD=27"));
        Assert.Equal("\r\nOK\r\n", bench.Ask("AT+CHLD=1"));
        Assert.Equal("\r\n+CLCC: 1,0,0,0,0,\"123\",129\r\n\r\nOK\r\n", bench.Ask("AT+CLCC"));
    }

    [Theory]
    [InlineData("busy", "\r\nBUSY\r\n")]
    [InlineData("silent", "\r\nNO ANSWER\r\n")]
    [InlineData("unknown", "\r\nNO CARRIER\r\n")]
    public void A_call_that_comes_to_nothing_ends_with_its_word(string kind, string word)
    {
        var bench = new ModemBench();
        bench.Phone.FarEnds["9"] = kind switch
        {
            "busy" => new FarEnd.IsBusy(TimeSpan.FromSeconds(1)),
            "silent" => new FarEnd.Rings(TimeSpan.FromSeconds(1), null),
            _ => new FarEnd.IsUnknown(TimeSpan.FromSeconds(1)),
        };
        Assert.Equal("\r\nOK\r\n", bench.Ask("ATD9;"));
        Assert.Equal(word, bench.After(120));
        Assert.Empty(bench.Phone.Calls);
    }

    [Fact]
    public void A_wrong_PIN_three_times_locks_the_SIM()
    {
        var bench = new ModemBench();
        bench.Phone.SetSim(SimState.PinRequired);
        bench.Ask("AT+CMEE=1");
        Assert.Equal("\r\n+CPIN: SIM PIN\r\n\r\nOK\r\n", bench.Ask("AT+CPIN?"));
        Assert.Equal("\r\n+CME ERROR: 16\r\n", bench.Ask("AT+CPIN=\"0000\""));
        Assert.Equal("\r\n+CME ERROR: 11\r\n", bench.Ask("ATD1;"));
        Assert.Equal("\r\n+CME ERROR: 16\r\n", bench.Ask("AT+CPIN=\"0000\""));
        Assert.Equal("\r\n+CME ERROR: 12\r\n", bench.Ask("AT+CPIN=\"0000\""));
        Assert.Equal("\r\n+CPIN: SIM PUK\r\n\r\nOK\r\n", bench.Ask("AT+CPIN?"));
    }

    [Fact]
    public void A_message_goes_out_after_its_prompt_and_comes_in_by_the_chosen_way()
    {
        var bench = new ModemBench();
        Assert.Equal("\r\n> ", bench.Ask("AT+CMGS=12"));
        bench.Give("0001000281210000024142\x1A");
        Assert.Equal("\r\n+CMS ERROR: 305\r\n", bench.Take());
        Assert.Equal("\r\n> ", bench.Ask("AT+CMGS=10"));
        bench.Give("0001000281210000024142\x1A");
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Take());
        Assert.Single(bench.Phone.SentMessages);
        bench.Ask("AT+CNMI=2,1");
        bench.Phone.Deliver("+491", "Hé");
        Assert.Equal("\r\n+CMTI: \"SM\",1\r\n", bench.Take());
        // 23.040: first octet, +491 with its type, PID, UCS2, time stamp of the bench's clock, four octets of text.
        Assert.Equal("\r\n+CMGR: 0,,19\r\n0004039194F100086211220100000004004800E9\r\n\r\nOK\r\n", bench.Ask("AT+CMGR=1"));
        Assert.Equal("\r\nOK\r\n", bench.Ask("AT+CMGD=1"));
        bench.Ask("AT+CNMI=2,2");
        bench.Phone.Deliver("491", "x");
        Assert.StartsWith("\r\n+CMT: ,", bench.Take(), StringComparison.Ordinal);
        Assert.Empty(bench.Phone.Messages);
    }

    [Fact]
    public void Faults_do_what_they_say()
    {
        var bench = new ModemBench();
        bench.Face.Faults.TellsInsideAnswers = true;
        bench.Ask("AT+CREG=1");
        bench.Phone.SetNetwork(NetworkState.Searching);
        Assert.Equal("", bench.Take());
        Assert.Equal("\r\n+CSQ: 20,99\r\n\r\n+CREG: 2\r\n\r\nOK\r\n", bench.Ask("AT+CSQ"));
        bench.Face.Faults.TellsInsideAnswers = false;
        bench.Face.Faults.TellsTogether = TimeSpan.FromSeconds(1);
        bench.Phone.SetNetwork(NetworkState.Home);
        bench.Phone.SetNetwork(NetworkState.Roaming);
        var pieces = bench.Pieces;
        Assert.Equal("\r\n+CREG: 1\r\n\r\n+CREG: 5\r\n", bench.After(2));
        Assert.Equal(pieces + 1, bench.Pieces);
        bench.Face.Faults.AnswersLate = TimeSpan.FromSeconds(2);
        Assert.Equal("", bench.Ask("AT+CSQ"));
        Assert.Equal("\r\n+CSQ: 20,99\r\n\r\nOK\r\n", bench.After(2));
        bench.Face.Faults.AnswersLate = TimeSpan.Zero;
        bench.Face.Faults.StopsAnswering = true;
        Assert.Equal("", bench.Ask("AT+CSQ"));
        bench.Face.Faults.StopsAnswering = false;
        bench.Face.Faults.LosesCharacters = 1;
        Assert.Equal("", bench.Ask("AT+CSQ"));
    }

    private static IEnumerable<(double Time, string Command, IReadOnlyList<string> Answers)> Recorded(string file)
    {
        var (time, command, answers) = (0.0, (string?)null, new List<string>());
        foreach (var line in File.ReadLines(Path.Combine(Folder(), file)))
        {
            if (Line().Match(line) is not { Success: true } match)
                continue;
            var text = match.Groups[3].Value;
            if (match.Groups[2].Value.EndsWith('>'))
            {
                if (command is not null)
                    yield return (time, command, answers);
                (time, command, answers) = (double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), text, []);
            }
            else
            {
                answers.AddRange(text.Split(@"\r\n", StringSplitOptions.RemoveEmptyEntries));
            }
        }
        yield return (time, command!, answers);
    }

    private static string Folder([CallerFilePath] string caller = "") => Path.GetDirectoryName(caller)!;

    [GeneratedRegex(@"^\s*([\d.]+) (-?>|<-?) b'(.*)'$", RegexOptions.None, 5000)]
    private static partial Regex Line();

    [GeneratedRegex(@"^(OK|ERROR|NO CARRIER|BUSY|NO ANSWER|\+CM[ES] ERROR: .*)$", RegexOptions.None, 5000)]
    private static partial Regex Final();
}
