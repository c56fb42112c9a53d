namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>One command of an AT line.</summary>
/// <param name="Name">In capital letters: <c>E</c>, <c>&amp;F</c>, <c>S7</c>, <c>+VSM</c>.</param>
/// <param name="Operator">What is asked for.</param>
/// <param name="Value">The number of a basic command (empty when there is none), the dial string, or what stands after <c>=</c>.</param>
public readonly record struct AtCommand(string Name, AtOperator Operator, string Value);
