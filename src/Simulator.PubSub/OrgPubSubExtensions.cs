namespace TypedStreaming.Simulator.PubSub;

/// <summary>Extension methods that start or return the Pub/Sub API of a <see cref="SimulatedOrg"/>.</summary>
public static class OrgPubSubExtensions
{
    /// <summary>Starts the Pub/Sub API of an org, in the same way as <see cref="SimulatedPubSub.StartAsync"/>.</summary>
    /// <param name="org">The org. It can have at most one Pub/Sub API, which is disposed with it.</param>
    /// <param name="options">The options. Null means an API that behaves like Salesforce, on a free port.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The Pub/Sub API. It already accepts connections.</returns>
    /// <exception cref="InvalidOperationException">The org already has a Pub/Sub API, or options are out of range.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static Task<SimulatedPubSub> StartPubSubAsync(
        this SimulatedOrg org, SimulatedPubSubOptions? options = null, CancellationToken cancellationToken = default) =>
        SimulatedPubSub.StartAsync(org, options, cancellationToken);

    /// <summary>Returns the Pub/Sub API of an org.</summary>
    /// <param name="org">The org.</param>
    /// <returns>The Pub/Sub API that was started for the org.</returns>
    /// <exception cref="InvalidOperationException">The org has no Pub/Sub API, or it is disposed.</exception>
    public static SimulatedPubSub PubSub(this SimulatedOrg org)
    {
        ArgumentNullException.ThrowIfNull(org);
        return org.SecondTransport as SimulatedPubSub
            ?? throw new InvalidOperationException("The org has no Pub/Sub API: start it with SimulatedPubSub.StartAsync(org).");
    }

    /// <summary>Returns the address of an org's Pub/Sub API.</summary>
    /// <param name="org">The org.</param>
    /// <returns>The address, such as <c>http://127.0.0.1:51235/</c>. It is HTTP/2 without TLS.</returns>
    /// <exception cref="InvalidOperationException">The org has no Pub/Sub API, or it is disposed.</exception>
    public static Uri PubSubUrl(this SimulatedOrg org) => org.PubSub().Url;
}
