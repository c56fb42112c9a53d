using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>Runs the tests of a suite without a test runner, so that a test can look at how they end.</summary>
public static class SuiteRunner
{
    /// <summary>Runs one test of a suite with all its data.</summary>
    /// <returns>The first failure; null when it passed.</returns>
    public static async Task<Exception?> RunAsync(object suite, string test)
    {
        var method = suite.GetType().GetMethod(test) ?? throw new MissingMethodException(suite.GetType().Name, test);
        foreach (var arguments in await DataAsync(method))
        {
            try
            {
                if (method.Invoke(suite, arguments) is Task task)
                    await task;
            }
            catch (TargetInvocationException e)
            {
                return e.InnerException;
            }
            catch (Exception e)
            {
                return e;
            }
        }
        return null;
    }

    private static async Task<IEnumerable<object?[]>> DataAsync(MethodInfo method)
    {
        var rows = new List<object?[]>();
        await using var tracker = new DisposalTracker();
        foreach (var data in method.GetCustomAttributes().OfType<IDataAttribute>())
        {
            if (data is MemberDataAttributeBase member)
                member.MemberType ??= method.DeclaringType;
            rows.AddRange((await data.GetData(method, tracker)).Select(static row => row.GetData()));
        }
        return rows.Count == 0
            ?
            [
                [],
            ]
            : rows;
    }
}
