using Microsoft.Extensions.DependencyInjection;
using TypedStreaming.Hosting.DependencyInjection;

namespace TypedStreaming.Hosting.Configuration;

/// <summary>
/// Finds handlers and other parts of a client that cannot be created, for example because a service is not registered. Each part is created once in
/// its own dependency-injection scope, in the same way as when an event is handled. Without this check, the problem would be found only at the
/// first event, and every event would become a dead letter.
/// </summary>
internal static class MissingServiceDefects
{
    public static async Task<IReadOnlyList<string>> OfAsync(ClientRegistration client, IServiceProvider services)
    {
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        var defects = new List<string>();
        foreach (var (part, make) in PartsOf(client))
        {
            // Other exceptions of a constructor, such as a network failure, may have no cause any more when the first event comes.
            if (await FailureAsync(scopes, make).ConfigureAwait(false) is InvalidOperationException e) defects.Add($"{part} cannot be created: {e.Message}");
        }

        // Every failure is reported here, for example a wrong folder, because an event has no place to go after the dead letters.
        if (client.DeadLetters is { } letters && await FailureAsync(scopes, services => letters(services)).ConfigureAwait(false) is { } failure)
            defects.Add($"{client.Path.Root}: the dead-letter handler cannot be created: {failure.Message}");
        return defects;
    }

    private static IEnumerable<(string Part, Action<IServiceProvider> Make)> PartsOf(ClientRegistration client)
    {
        foreach (var handler in client.Handlers)
            yield return ($"{client.Path.Of("Handlers", handler.EventType.Name)}: {handler.HandlerType.Name}", handler.Make);
        foreach (var behavior in client.Behaviors)
            yield return ($"{client.Path.Root}: a behavior", services => behavior(services));
        if (client.Gaps is { } gaps)
            yield return ($"{client.Path.Root}: the gap handler", services => gaps(services));
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
