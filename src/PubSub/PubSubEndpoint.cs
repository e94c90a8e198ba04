namespace TypedStreaming.PubSub;

/// <summary>The addresses of the Pub/Sub API, which are the same for production orgs, sandboxes and scratch orgs.</summary>
public static class PubSubEndpoint
{
    /// <summary>The global endpoint, which tries to process each call in the region in which the call was made.</summary>
    public static Uri Global { get; } = new("https://api.pubsub.salesforce.com:7443");

    /// <summary>The global endpoint on port 443, for networks whose firewall blocks port 7443.</summary>
    public static Uri GlobalPort443 { get; } = new("https://api.pubsub.salesforce.com");

    /// <summary>The endpoint in Germany, for orgs whose data in transit must stay in the EU.</summary>
    public static Uri Germany { get; } = new("https://api.deu.pubsub.salesforce.com:7443");

    /// <summary>The endpoint in Germany on port 443.</summary>
    public static Uri GermanyPort443 { get; } = new("https://api.deu.pubsub.salesforce.com");
}
