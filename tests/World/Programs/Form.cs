namespace TypedStreaming.World.Programs;

/// <summary>The form in which a program takes events.</summary>
internal enum Form
{
    /// <summary><c>Events&lt;T&gt;()</c>.</summary>
    Events,

    /// <summary><c>Deliveries&lt;T&gt;()</c>.</summary>
    Deliveries,

    /// <summary><c>Events(channel)</c>.</summary>
    Json,

    /// <summary><c>SubscribeAsync&lt;T&gt;()</c>, which is enumerated right after it was confirmed.</summary>
    Subscription,
}
