using System.Globalization;

namespace CtiMiddleware.Conformance.Vectors;

/// <summary>A vector that cannot be read, or that the adapter does not fulfil. The message begins with file, line and column.</summary>
/// <param name="file">The file.</param>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The column, from 1.</param>
/// <param name="message">What is wrong.</param>
public sealed class VectorException(string file, int line, int column, string message)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}:{column}: {message}"));
