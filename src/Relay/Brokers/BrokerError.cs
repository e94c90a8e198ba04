namespace TypedStreaming.Relay;

/// <summary>The kinds of message broker failures.</summary>
public enum BrokerError
{
    /// <summary>The broker could not be reached, or the connection has ended. A retry can succeed.</summary>
    Unavailable,

    /// <summary>The broker has not stored a message, for example because of a limit. A retry can succeed.</summary>
    NotStored,

    /// <summary>
    /// No group reads the stream, so the message would be lost. The message can be published after a worker of a group has started.
    /// </summary>
    NoGroup,

    /// <summary>The user name, the password or the certificate was refused, or the user lacks a permission.</summary>
    Refused,

    /// <summary>
    /// The stream or the group already exists in the broker, but with different settings, for example with a different number of partitions.
    /// </summary>
    Topology,

    /// <summary>A setting of the connection is not valid, or the version of the broker is not supported.</summary>
    Configuration,
}
