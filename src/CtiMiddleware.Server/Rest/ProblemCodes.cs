namespace CtiMiddleware.Server.Rest;

/// <summary>Every problem code there is.</summary>
public static class ProblemCodes
{
    /// <summary>The body is no JSON or not an object.</summary>
    public static readonly ProblemCode Body = Request("request.body", 400, "The body is not the JSON expected", "Send a JSON object.");

    /// <summary>A member of the body is not known.</summary>
    public static readonly ProblemCode UnknownField = Request(
        "request.unknownField",
        400,
        "The body has an unknown field",
        "Remove the field that `field` names, or correct its spelling."
    );

    /// <summary>A member of the body is missing.</summary>
    public static readonly ProblemCode MissingField = Request(
        "request.missingField",
        400,
        "The body lacks a field",
        "Add the field that `field` names."
    );

    /// <summary>A value is not legal.</summary>
    public static readonly ProblemCode InvalidValue = Request(
        "request.invalidValue",
        400,
        "A value is not legal",
        "Correct the field, parameter or header that `field` names."
    );

    /// <summary>The request as such cannot be read.</summary>
    public static readonly ProblemCode Malformed = Request("request.malformed", 400, "The request cannot be read", "Correct the request.");

    /// <summary>Method not allowed.</summary>
    public static readonly ProblemCode Method = Request(
        "request.method",
        405,
        "The resource does not have this method",
        "Use a method of the header Allow."
    );

    /// <summary>The client took too long.</summary>
    public static readonly ProblemCode Timeout = new(
        "request.timeout",
        408,
        ProblemCode.Safe,
        "The request was not received in time",
        "Send it again."
    );

    /// <summary>The body is too large.</summary>
    public static readonly ProblemCode TooLarge = Request(
        "request.tooLarge",
        413,
        "The body is too large",
        "Send less; the limit is Cti:Rest:MaxBodyBytes."
    );

    /// <summary>The body is not JSON by its media type.</summary>
    public static readonly ProblemCode MediaType = Request(
        "request.mediaType",
        415,
        "The media type is not supported",
        "Send Content-Type: application/json."
    );

    /// <summary>The Host header names another server.</summary>
    public static readonly ProblemCode Host = Request(
        "request.host",
        421,
        "This server is not called by that name",
        "Call it by its address or localhost, or add the name to Cti:AllowedHosts."
    );

    /// <summary>A Range or other precondition header failed.</summary>
    public static readonly ProblemCode NotAWebSocket = Request(
        "request.upgrade",
        426,
        "This door speaks WebSocket only",
        "Open it as a WebSocket with the subprotocol cti.v1, or use /api/v1/events/stream."
    );

    /// <summary>The same idempotency key is still at work.</summary>
    public static readonly ProblemCode InProgress = new(
        "idempotency.inProgress",
        409,
        ProblemCode.Later,
        "The command with this Idempotency-Key is still running",
        "Ask again with the same key and body after Retry-After."
    );

    /// <summary>The same idempotency key came with another body.</summary>
    public static readonly ProblemCode KeyReused = Request(
        "idempotency.mismatch",
        422,
        "The Idempotency-Key was used for another request",
        "Use a new key for a new command."
    );

    /// <summary>No credentials.</summary>
    public static readonly ProblemCode Missing = Request("auth.missing", 401, "No API key was given", "Send Authorization: Bearer ctk_…");

    /// <summary>Unknown credentials.</summary>
    public static readonly ProblemCode Invalid = Request(
        "auth.invalid",
        401,
        "The API key is not known",
        "Check the key; keys stand in Cti:ApiKeys."
    );

    /// <summary>Expired credentials.</summary>
    public static readonly ProblemCode Expired = Request("auth.expired", 401, "The API key has expired", "Have a new key made.");

    /// <summary>The key lacks a scope.</summary>
    public static readonly ProblemCode Scope = Request(
        "auth.scope",
        403,
        "The API key may not do this",
        "Use a key with the scope that `scope` names."
    );

    /// <summary>A device named in the body is outside the key's rule.</summary>
    public static readonly ProblemCode DeviceRule = Request(
        "auth.deviceRule",
        403,
        "The device is outside the API key's device rule",
        "Use a key whose rule covers the device."
    );

    /// <summary>A page of another origin called.</summary>
    public static readonly ProblemCode Origin = Request(
        "auth.origin",
        403,
        "Pages of this origin may not call",
        "Add the origin to Cti:AllowedOrigins."
    );

    /// <summary>No such resource path.</summary>
    public static readonly ProblemCode NoRoute = NotFound("route", "There is no such resource", "See /api/v1/openapi.json.");

    /// <summary>No such switch.</summary>
    public static readonly ProblemCode NoSwitch = NotFound("switch", "There is no such switch", "See GET /api/v1/switches.");

    /// <summary>No such link.</summary>
    public static readonly ProblemCode NoLink = NotFound("link", "There is no such link", "See GET /api/v1/links.");

    /// <summary>No such device.</summary>
    public static readonly ProblemCode NoDevice = NotFound(
        "device",
        "There is no such device",
        "See GET /api/v1/devices; write it as hq:2001."
    );

    /// <summary>No such call.</summary>
    public static readonly ProblemCode NoCall = NotFound("call", "There is no such call", "See GET /api/v1/calls.");

    /// <summary>No such connection.</summary>
    public static readonly ProblemCode NoConnection = NotFound("connection", "There is no such connection", "See GET /api/v1/calls.");

    /// <summary>No such agent.</summary>
    public static readonly ProblemCode NoAgent = NotFound(
        "agent",
        "There is no such agent",
        "See GET /api/v1/agents; write it as hq:agent:4711."
    );

    /// <summary>No such group.</summary>
    public static readonly ProblemCode NoGroup = NotFound("group", "There is no such group", "See GET /api/v1/groups.");

    /// <summary>No such thread.</summary>
    public static readonly ProblemCode NoThread = NotFound("thread", "There is no such thread", "See GET /api/v1/threads.");

    /// <summary>No such operation.</summary>
    public static readonly ProblemCode NoOperation = NotFound(
        "operation",
        "There is no such operation, or it is older than 24 hours",
        "Ask within 24 hours, with the key that gave the command."
    );

    /// <summary>The call ended.</summary>
    public static readonly ProblemCode EndedCall = Request("gone.call", 410, "The call has ended", "`last` is its last state.");

    /// <summary>The connection ended.</summary>
    public static readonly ProblemCode EndedConnection = Request(
        "gone.connection",
        410,
        "The connection has ended",
        "`last` is the last state of its call."
    );

    /// <summary>The cursor cannot be resumed.</summary>
    public static readonly ProblemCode CursorExpired = Request(
        "gone.cursor",
        410,
        "Events from this cursor on are no longer held",
        "Read the lists anew and continue from their cursor."
    );

    /// <summary>The connection changed since.</summary>
    public static readonly ProblemCode Changed = Request(
        "state.ifRev",
        412,
        "The connection changed since the revision you saw",
        "Read it again and decide anew."
    );

    /// <summary>The other connection cannot be chosen.</summary>
    public static readonly ProblemCode HeldAmbiguous = Request(
        "state.heldAmbiguous",
        409,
        "The device does not have exactly one other connection",
        "Name it in `held`."
    );

    /// <summary>The link is down, nothing was sent.</summary>
    public static readonly ProblemCode LinkDown = new(
        "link.down",
        503,
        ProblemCode.Safe,
        "The link to the switch is down; nothing was sent",
        "Repeat after Retry-After."
    );

    /// <summary>Sent, and no answer.</summary>
    public static readonly ProblemCode NoAnswer = new(
        "link.noAnswer",
        504,
        ProblemCode.AskOperation,
        "The switch did not answer in time; whether it did it is not known",
        "Ask GET /api/v1/operations/{operation}; never send it again blindly."
    );

    /// <summary>Too many requests.</summary>
    public static readonly ProblemCode RateLimited = new(
        "rate.limited",
        429,
        ProblemCode.Later,
        "Too many requests with this API key",
        "Repeat after Retry-After."
    );

    /// <summary>Too many streams.</summary>
    public static readonly ProblemCode TooManyStreams = new(
        "rate.streams",
        429,
        ProblemCode.Later,
        "Too many open streams",
        "Close one, or raise Cti:Stream:MaxConnections."
    );

    /// <summary>Our fault.</summary>
    public static readonly ProblemCode Internal = new(
        "internal.error",
        500,
        ProblemCode.AskOperation,
        "The server made a mistake",
        "Report it with the traceId."
    );

    /// <summary>The server took too long.</summary>
    public static readonly ProblemCode ServerTimeout = new(
        "internal.timeout",
        504,
        ProblemCode.AskOperation,
        "The server did not finish in time",
        "Report it with the traceId."
    );

    /// <summary>The simulator refused.</summary>
    public static readonly ProblemCode NoSimulator = NotFound(
        "simulator",
        "No simulated switch runs in this server",
        "Start it with the argument demo."
    );

    /// <summary>The simulated switch cannot do that.</summary>
    public static readonly ProblemCode SimulatorRefused = Request(
        "sim.refused",
        422,
        "The simulated switch cannot do that",
        "See `detail`."
    );

    /// <summary>No such message.</summary>
    public static readonly ProblemCode NoMessage = NotFound("message", "There is no such message", "See GET /api/v1/voice/messages.");

    /// <summary>A message that cannot be played.</summary>
    public static readonly ProblemCode MessageContent = Request(
        "voice.content",
        422,
        "The message cannot be played",
        "Send a WAV file of one channel; `detail` says what was found."
    );

    /// <summary>A message beyond the bounds.</summary>
    public static readonly ProblemCode MessageTooLarge = Request(
        "voice.tooLarge",
        413,
        "The message is too large, or there are too many",
        "Send less or delete some; the limits are in Cti:Voice."
    );

    /// <summary>No folder of messages.</summary>
    public static readonly ProblemCode NoMessages = Request(
        "voice.noFolder",
        503,
        "No folder of messages is configured",
        "Set Cti:Voice:MessagesFolder."
    );

    /// <summary>The disk refuses.</summary>
    public static readonly ProblemCode MessageStorage = new(
        "voice.storage",
        503,
        ProblemCode.Later,
        "The folder of messages refuses",
        "See `detail`; free space or correct the permissions, then repeat."
    );

    /// <summary>All codes, in the order of the documentation.</summary>
    public static IReadOnlyList<ProblemCode> All { get; } =
    [
        Body,
        UnknownField,
        MissingField,
        InvalidValue,
        Malformed,
        Method,
        Timeout,
        TooLarge,
        MediaType,
        Host,
        NotAWebSocket,
        InProgress,
        KeyReused,
        Missing,
        Invalid,
        Expired,
        Scope,
        DeviceRule,
        Origin,
        NoRoute,
        NoSwitch,
        NoLink,
        NoDevice,
        NoCall,
        NoConnection,
        NoAgent,
        NoGroup,
        NoThread,
        NoOperation,
        NoSimulator,
        SimulatorRefused,
        NoMessage,
        MessageContent,
        MessageTooLarge,
        NoMessages,
        MessageStorage,
        EndedCall,
        EndedConnection,
        CursorExpired,
        Changed,
        HeldAmbiguous,
        .. SwitchCodes.All.Values.DistinctBy(code => code.Code),
        SwitchCodes.NotSupported,
        LinkDown,
        NoAnswer,
        RateLimited,
        TooManyStreams,
        Internal,
        ServerTimeout,
        .. NotYetCodes.All.Values,
    ];

    private static ProblemCode Request(string code, int status, string title, string advice) =>
        new(code, status, ProblemCode.Never, title, advice);

    private static ProblemCode NotFound(string what, string title, string advice) => Request("notFound." + what, 404, title, advice);
}
