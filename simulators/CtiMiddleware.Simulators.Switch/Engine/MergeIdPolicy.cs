namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Which call a transfer or a conference leaves behind, by its wire id (field rules 3, 5). Who counts as caller follows it.</summary>
public enum MergeIdPolicy
{
    /// <summary>The held call goes on, the consultation ends.</summary>
    KeepHeld,

    /// <summary>The consultation goes on, the held call ends.</summary>
    KeepConsultation,

    /// <summary>Both end, a new id begins.</summary>
    New,
}
