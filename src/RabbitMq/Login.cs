namespace TypedStreaming.RabbitMq;

/// <summary>The user name for the login to the server, and the source of the password.</summary>
internal sealed class Login
{
    private readonly string? _password;
    private readonly string? _passwordFile;

    private Login(string userName, string? password, string? passwordFile) => (UserName, _password, _passwordFile) = (userName, password, passwordFile);

    public string UserName { get; }

    /// <exception cref="ArgumentException">The user name or the password is missing, or given twice.</exception>
    public static Login Read(RabbitMqOptions options)
    {
        var (user, password) = OfUri(options.Uri);
        if (user is not null && options.UserName is not null) throw Twice(nameof(options.UserName));
        if (password is not null && (options.Password ?? options.PasswordFile) is not null) throw Twice(nameof(options.Password));
        if (options.Password is not null && options.PasswordFile is not null)
            throw new ArgumentException($"Set {nameof(options.Password)} or {nameof(options.PasswordFile)}, but not both.", nameof(options));
        user ??= options.UserName;
        if (string.IsNullOrEmpty(user))
            throw new ArgumentException($"The user name is missing: set {nameof(options.UserName)}, or include the user name in {nameof(options.Uri)}. There is no default user.", nameof(options));
        password ??= options.Password;
        if (password is null && string.IsNullOrWhiteSpace(options.PasswordFile))
            throw new ArgumentException($"The password is missing: set {nameof(options.Password)} or {nameof(options.PasswordFile)}.", nameof(options));
        return new Login(user, password, options.PasswordFile);
    }

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This program has no permission to read the file.</exception>
    public async Task<string> PasswordAsync(CancellationToken cancellationToken) =>
        _password ?? (await File.ReadAllTextAsync(_passwordFile!, cancellationToken).ConfigureAwait(false)).TrimEnd('\r', '\n');

    private static (string? User, string? Password) OfUri(Uri? uri)
    {
        if (uri is null || uri.UserInfo.Length == 0) return (null, null);
        var parts = uri.UserInfo.Split(':', 2);
        return (Uri.UnescapeDataString(parts[0]), parts.Length == 1 ? null : Uri.UnescapeDataString(parts[1]));
    }

    private static ArgumentException Twice(string option) =>
        new($"{option} is set, and {nameof(RabbitMqOptions.Uri)} also contains this value. Specify the value only once.", nameof(option));
}
