# Container images as archives in target/images. Needs neither Docker nor, with BASE_IMAGE=tar:///..., a registry.

IMAGE_MODULES := collector simulator ws-bridge canary images/schema-registry images/pipeline-job
IMAGE_BASES := $(if $(BASE_IMAGE),-Dbase.image=$(BASE_IMAGE)) $(if $(FLINK_BASE_IMAGE),-Dflink.base.image=$(FLINK_BASE_IMAGE))
comma := ,
empty :=

##@ Images

.PHONY: images
images: $(DASHBOARD) $(TRACKER) ## Build all container images (BASE_IMAGE=tar:///jre.tar FLINK_BASE_IMAGE=tar:///flink.tar)
	@make/need maven
	@rm -rf target/images
	@$(MVN) package -Pimages -pl $(subst $(empty) $(empty),$(comma),$(IMAGE_MODULES)) -am \
		-Dmaven.test.skip=true -Dspotless.check.skip=true $(IMAGE_BASES)
	@make/images-built target/images
