using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server.Console;

/// <summary>The page at <c>/</c>: three files inside the assembly, so that the service is one thing to deploy. Open doors: they hold nothing of anybody's.</summary>
public static class PageFiles
{
    // Own files only, no inline script, nothing framed: what a switch reports as a name can never become code here.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Maps the page.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        MapFile(routes, "/", "index.html", "text/html; charset=utf-8");
        MapFile(routes, "/console.js", "console.js", "text/javascript; charset=utf-8");
        MapFile(routes, "/console.css", "console.css", "text/css; charset=utf-8");
    }

    private static void MapFile(IEndpointRouteBuilder routes, string path, string name, string contentType)
    {
        var bytes = Read(name);
        routes
            .MapMethods(
                path,
                [HttpMethods.Get, HttpMethods.Head],
                (HttpContext http) =>
                {
                    http.Response.Headers.ContentSecurityPolicy = Policy;
                    http.Response.Headers.XContentTypeOptions = "nosniff";
                    http.Response.Headers["Referrer-Policy"] = "no-referrer";
                    http.Response.Headers.CacheControl = "no-cache";
                    return Results.Bytes(bytes, contentType);
                }
            )
            .WithMetadata(new OpenDoor())
            .ExcludeFromDescription();
    }

    private static byte[] Read(string name)
    {
        using var stream =
            typeof(PageFiles).Assembly.GetManifestResourceStream("console/" + name)
            ?? throw new InvalidOperationException($"The page's file {name} is not in the assembly.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
