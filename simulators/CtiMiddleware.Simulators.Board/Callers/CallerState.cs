namespace CtiMiddleware.Simulators.Board.Callers;

/// <summary>Where a scripted caller stands.</summary>
public enum CallerState
{
    /// <summary>Not connected yet.</summary>
    Idle,

    /// <summary>In its script.</summary>
    Running,

    /// <summary>Every step was done.</summary>
    Done,

    /// <summary>A step's deadline passed, or the other side hung up too early; <see cref="ScriptedCaller.Failure"/> says which.</summary>
    Failed,
}
