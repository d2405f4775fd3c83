package org.fusiform.embedded.part;

import java.io.InputStream;
import java.util.Objects;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** A store as far as a policy opens it: what Fusiform's client calls is held against it. */
final class PolicedStore extends ForwardingBlobStore {
    private final StorePolicy policy;

    PolicedStore(BlobStore store, StorePolicy policy) {
        super(store);
        this.policy = policy;
    }

    private void require(String action, String bucket, String key) {
        require(policy.allows(action, bucket, key));
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new S3ProxyException(S3ErrorCode.ACCESS_DENIED);
        }
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        require(policy.allowsListing(request.bucket(), Objects.requireNonNullElse(request.prefix(), "")));
        return super.list(request);
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        require("GetObject", request.bucket(), request.key());
        return super.getBlob(request);
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        require("GetObject", request.bucket(), request.key());
        return super.blobMetadata(request);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        require("PutObject", request.bucket(), request.key());
        return super.putBlob(request, content);
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        require("PutObject", request.bucket(), request.key());
        return super.initiateMultipartUpload(request);
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        require("DeleteObject", request.bucket(), request.key());
        return super.removeBlob(request);
    }
}
