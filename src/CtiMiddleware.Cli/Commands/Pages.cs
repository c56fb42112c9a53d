using CtiMiddleware.Client;

namespace CtiMiddleware.Cli.Commands;

/// <summary>Lists that come page by page.</summary>
internal static class Pages
{
    public static async Task<List<T>> AllAsync<T>(
        Func<ListQuery?, CancellationToken, Task<Page<T>>> list,
        CancellationToken stop,
        ListQuery? query = null
    )
    {
        var all = new List<T>();
        string? after = null;
        do
        {
            var page = await list((query ?? new ListQuery()) with { After = after }, stop);
            all.AddRange(page.Items);
            after = page.Next;
        } while (after is not null);
        return all;
    }
}
