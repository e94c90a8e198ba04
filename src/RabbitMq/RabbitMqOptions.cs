namespace TypedStreaming.RabbitMq;

/// <summary>The options of a <see cref="RabbitMqBroker"/>: the server, the login, and the limits.</summary>
public sealed class RabbitMqOptions
{
    /// <summary>
    /// The address of the server, such as <c>amqps://mq.acme.example/orders</c>. It begins with <c>amqps</c> (with TLS) or <c>amqp</c> (without TLS),
    /// followed by the host, the port and the virtual host. It can also contain the user name and the password. Null by default; either this property
    /// or <see cref="Hosts"/> is required.
    /// </summary>
    public Uri? Uri { get; set; }

    /// <summary>
    /// The names or addresses of a cluster's servers, as an alternative to <see cref="Uri"/>. One of them is chosen each time a connection is opened.
    /// Empty by default.
    /// </summary>
    public IList<string> Hosts { get; set; } = [];

    /// <summary>The port of each host in <see cref="Hosts"/>, from 1 to 65,535. Null, the default, means 5671 with TLS and 5672 without it.</summary>
    public int? Port { get; set; }

    /// <summary>The virtual host, unless <see cref="Uri"/> contains one: <c>/</c> by default.</summary>
    public string VirtualHost { get; set; } = "/";

    /// <summary>The user name. Required unless <see cref="Uri"/> contains one; there is no default, not even <c>guest</c>.</summary>
    public string? UserName { get; set; }

    /// <summary>The password. Null by default; a password is required here, in <see cref="PasswordFile"/> or in <see cref="Uri"/>.</summary>
    public string? Password { get; set; }

    /// <summary>
    /// The path of a file that contains the password, as an alternative to <see cref="Password"/>. The file is read each time a connection is opened;
    /// a line break at the end of the file is ignored. Null by default.
    /// </summary>
    public string? PasswordFile { get; set; }

    /// <summary>
    /// The TLS settings. Null, the default, means that TLS is used with the certificate authorities of the system if <see cref="Uri"/> begins
    /// with <c>amqps</c>; otherwise, TLS is not used. The certificate of the server is always verified.
    /// </summary>
    public RabbitMqTlsOptions? Tls { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether the password can be sent to another machine without encryption. Anyone who can read the
    /// network traffic can then read the password and the events. The default is false: without TLS, only a loopback address or <c>localhost</c>
    /// is accepted.
    /// </summary>
    public bool AllowPasswordWithoutTls { get; set; }

    /// <summary>The time limit for connecting to one host and logging in: 10 seconds by default, from 1 second to 5 minutes.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The time without data from the server after which the connection is tested: 10 seconds by default, from 1 second to 5 minutes. The
    /// connection ends after about twice this time.
    /// </summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The value of <c>consumer_timeout</c> on the server, which a client cannot read: 30 minutes by default (which is also the server's
    /// default), from 1 minute to 30 days. The server closes a reader that has not acknowledged a message for this time.
    /// </summary>
    public TimeSpan ConsumerTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// The maximum time that handling a message may take, including all attempts and pauses: 5 seconds by default, from 1 millisecond to 30 days. The
    /// prefetch of a reader multiplied by this time must be less than half of <see cref="ConsumerTimeout"/>.
    /// </summary>
    public TimeSpan LongestAttempt { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The maximum number of dead letters that are stored for a group: 100,000 by default, at least 1. When this number is reached, further dead
    /// letters are refused.
    /// </summary>
    public int MaxDeadLetters { get; set; } = 100_000;

    /// <summary>The age at which a dead letter is deleted: 14 days by default, from 1 second to 49 days.</summary>
    public TimeSpan DeadLetterAge { get; set; } = TimeSpan.FromDays(14);

    /// <summary>The clock for time limits. The default is the system clock. The age of dead letters is measured by the server.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
