namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>What a command of an AT line asks for (ITU-T V.250, 5.4).</summary>
public enum AtOperator
{
    /// <summary>Do it.</summary>
    Execute,

    /// <summary>Set a parameter: <c>=</c>.</summary>
    Set,

    /// <summary>Read a parameter: <c>?</c>.</summary>
    Read,

    /// <summary>List what a parameter can be: <c>=?</c>.</summary>
    Test,
}
