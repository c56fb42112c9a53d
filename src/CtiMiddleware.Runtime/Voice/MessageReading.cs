using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Runtime.Voice;

/// <summary>Messages of one play as they were read, or why they were not.</summary>
internal sealed record MessageReading(IReadOnlyList<MessageAudio> Messages, CommandAnswer? Failure)
{
    /// <summary>Reads them all; completes at once when all are in memory. Never throws.</summary>
    public static async Task<MessageReading> ReadAsync(IMessageStore store, IReadOnlyList<string> names)
    {
        var messages = new MessageAudio[names.Count];
        try
        {
            for (var i = 0; i < messages.Length; i++)
                messages[i] = await store.LoadAsync(names[i], CancellationToken.None).ConfigureAwait(false);
            return new MessageReading(messages, Failure: null);
        }
        catch (MessageStoreException failure)
        {
            var value =
                failure.Problem == MessageProblem.Storage
                    ? Model.Causes.Failure.ResourceOutOfService
                    : Model.Causes.Failure.InvalidParameter;
            return new MessageReading([], CommandAnswer.Rejected(value, failure.Message));
        }
        catch (Exception failure)
        {
            // A store of somebody else's must not cost the loop.
            return new MessageReading(
                [],
                CommandAnswer.Rejected(Model.Causes.Failure.ResourceOutOfService, $"the store failed: {failure.Message}")
            );
        }
    }
}
