using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Server.Rest;
using CtiMiddleware.Server.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CtiMiddleware.Server;

/// <summary>The OpenAPI document: made of the endpoints and types that run, served at <c>/api/v1/openapi.json</c>.</summary>
public static class ApiDescription
{
    /// <summary>Where it is served.</summary>
    public const string Path = ServerApp.BasePath + "/openapi.json";

    private const string Document = "v1";

    /// <summary>Adds what makes it.</summary>
    public static void Add(IServiceCollection services) =>
        services.AddOpenApi(
            Document,
            options =>
            {
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                options.AddDocumentTransformer(
                    (document, _, _) =>
                    {
                        document.Info = new OpenApiInfo
                        {
                            Title = "CtiMiddleware",
                            Version = "v1",
                            Description =
                                "Uniform CTI in the terms of ECMA-269. Commands answer with the switch's own acknowledgement; what happens comes on the stream.",
                            License = new OpenApiLicense { Name = "Apache-2.0" },
                        };
                        // The address depends on where it runs; a checked-in document must not.
                        document.Servers = [];
                        document.Components ??= new OpenApiComponents();
                        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
                        {
                            ["apiKey"] = new OpenApiSecurityScheme
                            {
                                Type = SecuritySchemeType.Http,
                                Scheme = "bearer",
                                BearerFormat = "ctk_<id>_<secret>",
                            },
                        };
                        document.Security =
                        [
                            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("apiKey", document)] = [] },
                        ];
                        return Task.CompletedTask;
                    }
                );
                options.AddOperationTransformer(DescribeAsync);
                options.AddSchemaTransformer(DescribeTextAsync);
            }
        );

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapOpenApi(ServerApp.BasePath + "/openapi.json").WithMetadata(new RequiredScope(ApiScope.Read)).ExcludeFromDescription();

    // Types that a converter writes as one text say nothing of themselves.
    private static Task DescribeTextAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var type = context.JsonTypeInfo.Type;
        type = Nullable.GetUnderlyingType(type) ?? type;
        var isText = type == typeof(Cursor) || type == typeof(DateTimeOffset) || type.GetInterfaces().Any(IsIdentifier);
        if (isText)
            schema.Type = ((schema.Type ?? default) & JsonSchemaType.Null) | JsonSchemaType.String;
        return Task.CompletedTask;
    }

    private static bool IsIdentifier(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IIdentifier<>);

    // getCalls, getCallsByCall, postConnectionsByConnectionAnswer: what client generators name their methods after.
    private static string OperationId(string method, string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Skip(2)
            .Select(part => part.StartsWith('{') ? "By" + Pascal(part.Trim('{', '}')) : string.Concat(part.Split('-').Select(Pascal)));
        return method.ToLowerInvariant() + string.Concat(parts);
    }

    private static string Pascal(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static Task DescribeAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        operation.OperationId = OperationId(context.Description.HttpMethod ?? "get", context.Description.RelativePath ?? string.Empty);
        foreach (var path in metadata.OfType<PathParameter>())
        {
            if (operation.Parameters.All(one => one.Name != path.Name))
                operation.Parameters.Add(Parameter(path.Name, ParameterLocation.Path, JsonSchemaType.String, null, required: true));
        }
        if (metadata.OfType<RequiredScope>().FirstOrDefault() is { } scope)
            operation.Description = $"Needs the scope `{Configuration.KeySettings.Name(scope.Scope)}`.";
        if (metadata.OfType<CommandEndpoint>().Any())
        {
            operation.Parameters.Add(
                Parameter(
                    "Idempotency-Key",
                    ParameterLocation.Header,
                    JsonSchemaType.String,
                    "The same key and body within 24 hours answer the same and do nothing again."
                )
            );
            operation.Parameters.Add(
                Parameter(
                    "Prefer",
                    ParameterLocation.Header,
                    JsonSchemaType.String,
                    "`respond-async`: 202 at once, ask the operation later."
                )
            );
            operation.Parameters.Add(
                Parameter(
                    "timeoutMs",
                    ParameterLocation.Query,
                    JsonSchemaType.Integer,
                    "How long to wait for the switch, 100 to 30000, default 5000."
                )
            );
        }
        foreach (var query in metadata.OfType<QueryParameter>())
            operation.Parameters.Add(Parameter(query.Name, ParameterLocation.Query, JsonSchemaType.String, query.Description));
        if (operation.Parameters.Count == 0)
            operation.Parameters = null;
        return Task.CompletedTask;
    }

    private static OpenApiParameter Parameter(
        string name,
        ParameterLocation location,
        JsonSchemaType type,
        string? description,
        bool required = false
    ) =>
        new()
        {
            Name = name,
            In = location,
            Required = required,
            Description = description,
            Schema = new OpenApiSchema { Type = type },
        };
}
