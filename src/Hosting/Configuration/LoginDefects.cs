using TypedStreaming.JwtBearer;

namespace TypedStreaming.Hosting.Configuration;

/// <summary>
/// Finds missing and invalid login settings before a login is attempted. The error messages do not contain any setting values, except for file
/// paths.
/// </summary>
internal static class LoginDefects
{
    public static IEnumerable<string> Of(LoginSettings login, SettingsPath path)
    {
        if (login.Flow is not { } flow)
            return [$"{path.Of("Login", "Flow")} is missing: it must be one of {string.Join(", ", Enum.GetNames<LoginFlow>())}. Alternatively, set a login with UseLogin"];
        if (!Enum.IsDefined(flow)) return [$"{path.Of("Login", "Flow")} is {flow}: it must be one of {string.Join(", ", Enum.GetNames<LoginFlow>())}"];
        var missing = Missing(login, flow).ToList();
        if (missing.Count > 0) return missing.Select(key => $"{path.Of("Login", key)} is missing: the flow {flow} needs {Needs(flow)}");

        // Without a key, the flow cannot be created, and would only report the same defect in other words.
        var keyDefects = KeyDefects(login, path).ToList();
        return keyDefects.Count > 0 ? keyDefects : OwnDefects(login, path);
    }

    private static IEnumerable<string> Missing(LoginSettings login, LoginFlow flow)
    {
        foreach (var key in Required(flow))
        {
            if (!IsSet(login, key)) yield return key;
        }

        if (flow == LoginFlow.JwtBearer && login.PrivateKeyPem is null && login.PrivateKeyFile is null) yield return nameof(login.PrivateKeyFile);
    }

    private static string[] Required(LoginFlow flow) => flow switch
    {
        LoginFlow.Password => [nameof(LoginSettings.Username), nameof(LoginSettings.Password), nameof(LoginSettings.ClientId), nameof(LoginSettings.ClientSecret)],
        LoginFlow.JwtBearer => [nameof(LoginSettings.ClientId), nameof(LoginSettings.Username)],
        LoginFlow.ClientCredentials => [nameof(LoginSettings.ClientId), nameof(LoginSettings.ClientSecret), nameof(LoginSettings.LoginUrl)],
        LoginFlow.RefreshToken => [nameof(LoginSettings.RefreshToken), nameof(LoginSettings.ClientId)],
        LoginFlow.StaticToken => [nameof(LoginSettings.AccessToken), nameof(LoginSettings.InstanceUrl)],
        _ => [nameof(LoginSettings.InstanceUrl)],
    };

    private static string Needs(LoginFlow flow)
    {
        string[] needs = flow == LoginFlow.JwtBearer ? [.. Required(flow), "PrivateKeyFile or PrivateKeyPem"] : Required(flow);
        return needs.Length == 1 ? needs[0] : $"{string.Join(", ", needs[..^1])} and {needs[^1]}";
    }

    private static bool IsSet(LoginSettings login, string key) => key switch
    {
        nameof(login.Username) => !string.IsNullOrWhiteSpace(login.Username),
        nameof(login.Password) => !string.IsNullOrEmpty(login.Password),
        nameof(login.ClientId) => !string.IsNullOrWhiteSpace(login.ClientId),
        nameof(login.ClientSecret) => !string.IsNullOrEmpty(login.ClientSecret),
        nameof(login.RefreshToken) => !string.IsNullOrWhiteSpace(login.RefreshToken),
        nameof(login.AccessToken) => !string.IsNullOrWhiteSpace(login.AccessToken),
        nameof(login.LoginUrl) => login.LoginUrl is not null,
        _ => login.InstanceUrl is not null,
    };

    private static IEnumerable<string> KeyDefects(LoginSettings login, SettingsPath path)
    {
        if (login is not { Flow: LoginFlow.JwtBearer }) return [];
        if (login is { PrivateKeyPem: not null, PrivateKeyFile: not null })
            return [$"{path.Of("Login", nameof(login.PrivateKeyPem))} and {nameof(login.PrivateKeyFile)} are both set: set only one of them"];
        if (login.PrivateKeyFile is { } file && !File.Exists(file))
            return [$"{path.Of("Login", nameof(login.PrivateKeyFile))} is '{file}', but this file does not exist"];
        return [];
    }

    /// <summary>
    /// Returns the messages about invalid settings that the login flow itself reports, for example for an unreadable private key.
    /// </summary>
    private static List<string> OwnDefects(LoginSettings login, SettingsPath path)
    {
        var keyName = login.PrivateKeyFile is null ? nameof(login.PrivateKeyPem) : nameof(login.PrivateKeyFile);
        IAccessTokenSource source;
        try
        {
            source = LoginFlowFactory.Create(login, PrivateKeyOf(login));
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException)
        {
            return [$"{path.Of("Login", keyName)} cannot be used: {FirstLine(e)}"];
        }

        using (source as IDisposable) return source.OptionDefects().Select(defect => $"{path.Of("Login", defect)}").ToList();
    }

    private static string? PrivateKeyOf(LoginSettings login) =>
        login is { Flow: LoginFlow.JwtBearer, PrivateKeyFile: { } file } && File.Exists(file) ? File.ReadAllText(file) : login.PrivateKeyPem ?? "";

    /// <summary>
    /// Returns the message of an exception without the name of the parameter, because that name does not help someone who edits the configuration.
    /// </summary>
    private static string FirstLine(Exception e) => e.Message.Split(" (Parameter ")[0];
}
