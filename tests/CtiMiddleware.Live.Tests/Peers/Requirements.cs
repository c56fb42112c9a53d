namespace CtiMiddleware.Live.Tests.Peers;

/// <summary>
/// What a live test needs of the machine. What is missing skips the test with its reason, or fails it where nothing
/// may be skipped (<c>CTI_TEST_REQUIRE_ALL=1</c>).
/// </summary>
public static class Requirements
{
    /// <summary>Real phones.</summary>
    public static void NeedPhones() => Need(SipPhone.MissingBecause());

    /// <summary>Scripted SIP parties.</summary>
    public static void NeedSipp() => Need(SippAgent.MissingBecause());

    /// <summary>An unpacked Asterisk.</summary>
    public static void Need(AsteriskInstallation installation) => Need(installation.MissingBecause);

    private static void Need(string? missingBecause)
    {
        if (missingBecause is null)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("CTI_TEST_REQUIRE_ALL") == "1")
        {
            Assert.Fail(missingBecause);
        }

        Assert.Skip(missingBecause);
    }
}
