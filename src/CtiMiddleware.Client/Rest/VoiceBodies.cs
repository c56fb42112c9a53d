using System.Text.Json.Nodes;

namespace CtiMiddleware.Client;

/// <summary>Makes the bodies of voice unit services; what is not said is left out.</summary>
internal static class VoiceBodies
{
    public static JsonObject Play(IReadOnlyList<string> messages, PlayOptions? options)
    {
        var names = new JsonArray();
        foreach (var message in messages)
            names.Add((JsonNode)message);
        var body = new JsonObject { ["messages"] = names };
        Text(body, "stopDigits", options?.StopDigits);
        Time(body, "maxMs", options?.MaxDuration);
        return body;
    }

    public static JsonObject Record(RecordOptions options)
    {
        var body = Body.Of("resource", options.Resource, "stopDigits", options.StopDigits);
        Time(body, "maxMs", options.MaxDuration);
        Time(body, "silenceMs", options.Silence);
        if (options.Beep)
            body["beep"] = true;
        return body;
    }

    public static JsonObject Collect(CollectOptions options)
    {
        var body = Body.Of("terminators", options.Terminators);
        if (options.Digits is { } digits)
            body["digits"] = digits;
        Time(body, "firstDigitMs", options.FirstDigit);
        Time(body, "interDigitMs", options.InterDigit);
        if (options.DiscardEarlier)
            body["discardEarlier"] = true;
        if (!options.InterruptsPlay)
            body["interruptsPlay"] = false;
        return body;
    }

    private static void Text(JsonObject body, string name, string? value)
    {
        if (value is not null)
            body[name] = value;
    }

    private static void Time(JsonObject body, string name, TimeSpan? value)
    {
        if (value is { } time)
            body[name] = (long)time.TotalMilliseconds;
    }
}
