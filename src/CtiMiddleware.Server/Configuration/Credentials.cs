namespace CtiMiddleware.Server.Configuration;

/// <summary>Reads a link's user and secret, the secret from the configuration or from a file of its own.</summary>
public static class Credentials
{
    /// <summary>Reads <c>User</c> and <c>Secret</c> or <c>SecretFile</c>; the secret never gets into an error.</summary>
    public static (string User, string Secret) Read(SettingsNode node)
    {
        var user = node.RequiredText("User", "Give the user's name on the switch.");
        var secret = node.Text("Secret");
        var file = node.Text("SecretFile");
        if (secret is null && file is null)
            node.Error("Secret", "is missing.", "Give Secret, or SecretFile with the path of a file that holds it.");
        else if (secret is not null && file is not null)
            node.Error("SecretFile", "is given beside Secret.", "Give one of the two.");
        else if (file is not null)
            secret = ReadFile(node, file);
        foreach (var (key, value) in new[] { ("User", user), ("Secret", secret) })
        {
            if (value is not null && value.Any(char.IsControl))
                node.Error(key, "has control characters.", "Remove them.");
        }
        return (user, secret ?? string.Empty);
    }

    private static string? ReadFile(SettingsNode node, string path)
    {
        try
        {
            var text = File.ReadAllText(path).TrimEnd('\r', '\n');
            if (text.Length == 0)
                node.Error("SecretFile", $"'{path}' is empty.", "Put the secret into it.");
            return text;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            node.Error("SecretFile", $"'{path}' cannot be read: {exception.Message}", "Correct the path or the file's permissions.");
            return null;
        }
    }
}
