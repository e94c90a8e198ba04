using Microsoft.Extensions.DependencyInjection;
using TypedStreaming.Hosting.DependencyInjection;

namespace TypedStreaming.Hosting.Configuration;

/// <summary>
/// Finds handlers and other parts of a client that the services cannot make, for example because a service is not registered. Each part is made
/// once in a scope of its own, as an attempt makes it. Otherwise only the first event would show the defect, and every event would become a dead
/// letter.
/// </summary>
internal static class MakingDefects
{
    public static async Task<IReadOnlyList<string>> OfAsync(ClientRegistration client, IServiceProvider services)
    {
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        var defects = new List<string>();
        foreach (var (part, make) in PartsOf(client))
        {
            // What a constructor throws otherwise, such as a failure of the network, may not be there at the first event.
            if (await FailureAsync(scopes, make).ConfigureAwait(false) is InvalidOperationException e) defects.Add($"{part} cannot be made: {e.Message}");
        }

        // Dead letters are the last place for an event, so that every failure counts: a wrong folder, for example.
        if (client.DeadLetters is { } letters && await FailureAsync(scopes, services => letters(services)).ConfigureAwait(false) is { } failure)
            defects.Add($"{client.Path.Root}: the handler of dead letters cannot be made: {failure.Message}");
        return defects;
    }

    private static IEnumerable<(string Part, Action<IServiceProvider> Make)> PartsOf(ClientRegistration client)
    {
        foreach (var handler in client.Handlers)
            yield return ($"{client.Path.Of("Handlers", handler.EventType.Name)}: {handler.HandlerType.Name}", handler.Make);
        foreach (var behavior in client.Behaviors)
            yield return ($"{client.Path.Root}: a behaviour", services => behavior(services));
        if (client.Gaps is { } gaps)
            yield return ($"{client.Path.Root}: the handler of gaps", services => gaps(services));
    }

    private static async Task<Exception?> FailureAsync(IServiceScopeFactory scopes, Action<IServiceProvider> make)
    {
        try
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false)) make(scope.ServiceProvider);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
