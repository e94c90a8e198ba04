namespace TypedStreaming.Simulator.PubSub;

/// <summary>The Pub/Sub API of a <see cref="SimulatedOrg"/>, as a member of the org.</summary>
public static class OrgPubSubExtensions
{
    /// <param name="org">The org.</param>
    extension(SimulatedOrg org)
    {
        /// <summary>The Pub/Sub API of the org, or null if none was started or it is disposed.</summary>
        public SimulatedPubSub? PubSub => org.SecondTransport as SimulatedPubSub;

        /// <summary>The address of the org's Pub/Sub API.</summary>
        /// <exception cref="InvalidOperationException">The org has no Pub/Sub API.</exception>
        public Uri PubSubUrl => (org.SecondTransport as SimulatedPubSub)?.Url
            ?? throw new InvalidOperationException("The org has no Pub/Sub API: start it with SimulatedPubSub.StartAsync(org).");
    }
}
