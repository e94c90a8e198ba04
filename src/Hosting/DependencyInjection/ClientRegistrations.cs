using Microsoft.Extensions.Configuration;

namespace TypedStreaming.Hosting.DependencyInjection;

/// <summary>All registered clients of the application.</summary>
internal sealed class ClientRegistrations
{
    private readonly List<ClientRegistration> _all = [];
    private readonly HashSet<IAccessTokenSource> _flows = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<ClientRegistration> All => _all;

    /// <exception cref="InvalidOperationException">There is already a client with this name.</exception>
    public void Add(ClientRegistration client)
    {
        if (_all.Exists(other => string.Equals(other.Name, client.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidOperationException(client.Name is null
                ? "AddTypedStreaming was called twice: to add several clients, call AddKeyedTypedStreaming with a name for each client."
                : $"AddKeyedTypedStreaming was called twice for '{client.Name}': each client needs its own name.");
        }

        _all.Add(client);
    }

    /// <summary>Reserves a login flow for one client, because a flow stores the result of its client's last login.</summary>
    /// <exception cref="InvalidOperationException">Another client uses the flow.</exception>
    public void Claim(OAuthFlow flow)
    {
        lock (_flows)
        {
            if (!_flows.Add(flow)) throw new InvalidOperationException($"UseLogin returned the same {flow.GetType().Name} for two clients: return a separate object for each client.");
        }
    }

    public IReadOnlyCollection<string> NamesIn(IConfigurationSection parent) =>
        [.. _all.Where(client => client.Parent?.Path == parent.Path).Select(static client => client.Name).OfType<string>()];
}
