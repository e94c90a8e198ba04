namespace TypedStreaming.StoreKit.Checks;

internal sealed class UnmetExpectationException(string message, Exception? innerException = null) : Exception(message, innerException);
