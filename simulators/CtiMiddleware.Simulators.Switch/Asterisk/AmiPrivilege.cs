namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>AMI permission classes; the bits are those of Asterisk's <c>manager.h</c>.</summary>
[Flags]
public enum AmiPrivilege
{
    /// <summary>No class: everybody who is logged in.</summary>
    None = 0,

    /// <summary>System events and actions.</summary>
    System = 1,

    /// <summary>Channels and bridges.</summary>
    Call = 1 << 1,

    /// <summary>Log lines.</summary>
    Log = 1 << 2,

    /// <summary>Verbose lines.</summary>
    Verbose = 1 << 3,

    /// <summary>CLI commands.</summary>
    Command = 1 << 4,

    /// <summary>Queues and agents.</summary>
    Agent = 1 << 5,

    /// <summary>User events.</summary>
    User = 1 << 6,

    /// <summary>Configuration files.</summary>
    Config = 1 << 7,

    /// <summary>Digits.</summary>
    Dtmf = 1 << 8,

    /// <summary>Reports.</summary>
    Reporting = 1 << 9,

    /// <summary>Call detail records.</summary>
    Cdr = 1 << 10,

    /// <summary>Variables and dialplan steps.</summary>
    Dialplan = 1 << 11,

    /// <summary>Making calls.</summary>
    Originate = 1 << 12,

    /// <summary>AGI.</summary>
    Agi = 1 << 13,

    /// <summary>Hook responses.</summary>
    HookResponse = 1 << 14,

    /// <summary>Call completion.</summary>
    Cc = 1 << 15,

    /// <summary>Advice of charge.</summary>
    Aoc = 1 << 16,

    /// <summary>Tests.</summary>
    Test = 1 << 17,

    /// <summary>Security events.</summary>
    Security = 1 << 18,

    /// <summary>Text messages.</summary>
    Message = 1 << 30,

    /// <summary>Every class.</summary>
    All =
        System
        | Call
        | Log
        | Verbose
        | Command
        | Agent
        | User
        | Config
        | Dtmf
        | Reporting
        | Cdr
        | Dialplan
        | Originate
        | Agi
        | HookResponse
        | Cc
        | Aoc
        | Test
        | Security
        | Message,
}
