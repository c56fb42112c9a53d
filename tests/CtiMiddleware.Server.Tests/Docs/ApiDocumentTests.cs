using System.Text;
using System.Text.Json.Nodes;
using CtiMiddleware.Server.Configuration;
using CtiMiddleware.Server.Rest;

namespace CtiMiddleware.Server.Tests.Docs;

public sealed class ApiDocumentTests
{
    [Fact]
    public async Task The_checked_in_OpenAPI_document_is_the_one_that_is_served()
    {
        await using var server = await RunningServer.StartAsync();
        using var client = server.Client();
        var text = (await client.GetStringAsync("openapi.json")).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        await Checked.SameAsync("docs/api/openapi.json", text);
    }

    [Fact]
    public async Task Every_described_door_has_a_summary_parameters_and_problems()
    {
        await using var server = await RunningServer.StartAsync();
        using var client = server.Client();
        var document = JsonNode.Parse(await client.GetStringAsync("openapi.json"))!;
        Assert.StartsWith("3.1", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        var paths = document["paths"]!.AsObject();
        Assert.True(paths.Count > 50);
        var ids = paths.SelectMany(path => path.Value!.AsObject()).Select(one => one.Value!["operationId"]!.GetValue<string>()).ToArray();
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        foreach (var (path, methods) in paths)
        {
            foreach (var (method, operation) in methods!.AsObject())
            {
                var what = $"{method} {path}";
                Assert.False(string.IsNullOrEmpty(operation!["summary"]?.GetValue<string>()), what);
                Assert.Contains("Needs the scope", operation["description"]!.GetValue<string>(), StringComparison.Ordinal);
                var answers = operation["responses"]!.AsObject();
                Assert.True(answers.ContainsKey("401") && answers.ContainsKey("403"), what);
                foreach (var name in path.Split('/').Where(part => part.StartsWith('{')))
                    Assert.Contains(
                        operation["parameters"]!.AsArray(),
                        one => "{" + one!["name"]!.GetValue<string>() + "}" == name && one["in"]!.GetValue<string>() == "path"
                    );
            }
        }
    }

    [Fact]
    public Task The_list_of_problem_codes_is_that_of_the_code()
    {
        var text = new StringBuilder(
            """
            # Problem codes

            Every error is `application/problem+json` (RFC 9457) with the members `type`, `title`, `status`, `code`, `detail`, `outcome`, `retry`,
            `hint`, `field`, `scope`, `switch`, `link`, `service`, `native`, `operation`, `last`, `traceId`; those that do not apply are left out.
            `code` is what a program tests. Codes are never reused for something else. This list is made of the code; a test compares.

            * `outcome` is there when a command reached the runtime: `rejected`, `notSupported`, `notSent` or **`unknown`** (it may have been done).
            * `retry` is `never` (as it is, it will fail again), `safe` (nothing was done), `later` (after `Retry-After`) or `askOperation`: ask
              `GET /api/v1/operations/{operation}` and never send it again blindly.
            * A refusal of the switch carries its ECMA-269 value behind the category: `switch.stateIncompatibility.invalidConnectionState`; its own
              words are in `native.text` and `detail`.

            | `code` | HTTP | `retry` | Meaning | What to do |
            |---|---|---|---|---|

            """.ReplaceLineEndings("\n")
        );
        foreach (var code in ProblemCodes.All)
        {
            var name = SwitchCodes.All.Values.Contains(code) ? code.Code + ".*" : code.Code;
            text.Append("| `").Append(name).Append("` | ").Append(code.Status).Append(" | ").Append(code.Retry).Append(" | ");
            text.Append(code.Title).Append(" | ").Append(code.Advice).Append(" |\n");
        }
        return Checked.SameAsync("docs/api/problems.md", text.ToString());
    }

    [Fact]
    public Task The_list_of_what_is_not_there_yet_is_that_of_the_code()
    {
        var text = new StringBuilder(
            """
            # Not there yet

            These doors of the planned API answer 501 with a code of their own rather than 404, so that a program can tell "not yet" from "wrong
            address". This list is made of the code; a test compares.

            | Door | `code` | Scope | ECMA-269 service |
            |---|---|---|---|

            """.ReplaceLineEndings("\n")
        );
        foreach (var (method, path, code, scope, service) in NotYetEndpoints.Table)
            text.Append("| `")
                .Append(method)
                .Append(' ')
                .Append(path)
                .Append("` | `notYet.")
                .Append(code)
                .Append("` | `")
                .Append(KeySettings.Name(scope))
                .Append("` | ")
                .Append(service ?? "–")
                .Append(" |\n");
        text.Append(
            """

            Elsewhere:

            * stream message `sub` with `durable`: error `notYet.durable`; stream message `req`: error `notYet.req`
            * stream message `rotate` is never sent (`notYet.rotate`): a stopping server closes with 4010
            * reads with `?fresh=true`: `notYet.fresh`
            * `POST /calls` with `"mode":"predictive"`: `notYet.service` (Make Predictive Call)

            """.ReplaceLineEndings("\n")
        );
        return Checked.SameAsync("docs/api/not-yet.md", text.ToString());
    }
}
